"""Mail from employers: reading it, finding its case, and asking what it means."""
