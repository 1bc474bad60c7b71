"""Somebody for each role, in one coalition and everywhere, and who of them may do what."""

from domain.roles import Role
from service.identity import OPERATOR, signed_in

NOBODY = signed_in("nobody@example.org")
MANAGER, LEADER, AUDITOR, ADMIN = (signed_in(f"{role}@example.org") for role in Role)
ELSEWHERE = signed_in("manager-elsewhere@example.org")
MANAGER_OF_ALL, LEADER_OF_ALL, AUDITOR_OF_ALL, ADMIN_OF_ALL = (signed_in(f"{role}-of-all@example.org") for role in Role)
OF_ALL = {MANAGER_OF_ALL, LEADER_OF_ALL, AUDITOR_OF_ALL, ADMIN_OF_ALL, OPERATOR}
EVERYBODY = {NOBODY, MANAGER, LEADER, AUDITOR, ADMIN, ELSEWHERE} | OF_ALL

SEE = EVERYBODY - {NOBODY, ELSEWHERE}
READ = SEE - {ADMIN, ADMIN_OF_ALL}
LOG = {MANAGER, MANAGER_OF_ALL}
ADMINISTER = {ADMIN, ADMIN_OF_ALL, OPERATOR}
AUDIT_ALL = {AUDITOR_OF_ALL, OPERATOR}
ADMINISTER_ALL = {ADMIN_OF_ALL, OPERATOR}
SEE_SOMEWHERE = SEE | {ELSEWHERE}
LOG_SOMEWHERE = LOG | {ELSEWHERE}
