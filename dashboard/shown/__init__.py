"""What each page shows of a coalition: loaded from the services, arranged, and put in a headline."""
