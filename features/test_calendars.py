from pytest_bdd import scenarios

scenarios("calendars.feature")
