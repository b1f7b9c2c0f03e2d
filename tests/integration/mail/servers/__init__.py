"""The real counterparts of mail, started by the tests on the loopback: nothing here is a stand-in of our own code."""
