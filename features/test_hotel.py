from pytest_bdd import scenarios

scenarios("hotel.feature")
