from pytest_bdd import scenarios

scenarios("restaurant.feature")
