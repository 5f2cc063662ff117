@deadlines
Feature: Deadlines
  What the house asks and what it promises has a deadline, told to the client. On the deadline is in time. When it
  passes, that is an event too, and the house has a rule for it.

  Rule: Deposits

    Background:
      Given the house rules of policies/salon
      And it is Tuesday 2 November 2027 10:00

    Scenario: A deposit on the last second is in time
      When she books a bridal for Friday 19 November 2027 09:00
      Then she is asked for a deposit of EUR 105.00 by Wednesday 3 November 2027 10:00
      When she pays EUR 105 as a deposit on Wednesday 3 November 2027 10:00
      Then the deposit came in time
      And she owes us no deposit
      And the booking stands

    Scenario: Part of a deposit leaves the rest open
      When she books a bridal for Friday 19 November 2027 09:00
      And she pays EUR 100 as a deposit 1 hour later
      Then she owes us a deposit of EUR 105.00 by Wednesday 3 November 2027 10:00
      When she pays EUR 5 as a deposit 1 hour later
      Then she owes us no deposit

    Scenario: An unpaid deposit frees the chair
      When she books a bridal for Friday 19 November 2027 09:00
      And the deposit is not paid in time
      Then the booking has ended
      And we say chair-freed
      And because of the rule "An unpaid deposit frees the chair"

    Scenario: What came in too early for nothing goes back
      When she books a bridal for Friday 19 November 2027 09:00
      And she pays EUR 60 as a deposit 2 hours later
      And the deposit is not paid in time
      Then she gets EUR 60.00 back

    Scenario: When the booking ends, its deposit is no longer asked
      When she books a bridal for Friday 19 November 2027 09:00
      And she cancels 1 hour later
      Then she owes us no deposit
      When the time is Friday 5 November 2027 09:00
      Then nothing is charged

  Rule: Promises

    Background:
      Given the house rules of policies/salon

    @opening-hours
    Scenario: An opening hour is counted in the hours of the house
      Given it is Saturday 6 November 2027 15:40
      When she writes by email about price
      Then we owe an answer by Tuesday 9 November 2027 09:40

    Scenario: An answer in time closes the promise
      Given it is Tuesday 2 November 2027 10:00
      When she writes by email about price
      And we answer on Tuesday 2 November 2027 11:00
      Then the answer came in time
      And we owe no answer

    Scenario: A late answer is our mistake, and costs us
      Given it is Tuesday 2 November 2027 10:00
      When she writes by email about price
      And we do not answer in time
      Then she is credited EUR 10.00
      And we owe an answer by Tuesday 2 November 2027 12:00
      And we say answer-late

    Scenario: Three times too late, and the owner hears of it
      Given it is Tuesday 2 November 2027 10:00
      When she writes by email about price
      And the time is Tuesday 2 November 2027 13:00
      Then she is credited EUR 20.00
      And we tell the owner "a client has been left waiting"
      And because of the rule "A late answer is our mistake" line "at least 3 overdue answers since the last answer"

    Scenario: A late answer still meets the promise
      Given it is Tuesday 2 November 2027 10:00
      When she writes by email about price
      And we do not answer in time
      Then we owe an answer by Tuesday 2 November 2027 12:00
      When we answer 5 minutes later
      Then the answer came late
      And we owe nothing

    @golden-hour
    Scenario: A complaint is answered within the hour, whatever the hour
      Given it is Sunday 7 November 2027 22:15
      When she complains by messenger "my colour washed out"
      Then we owe an answer by Sunday 7 November 2027 23:15
      And we owe a follow-up by Sunday 14 November 2027 22:15

    Scenario: What the house promised stands, even when the booking ends
      Given a booking of a cut on Friday 19 November 2027 14:00
      And it is Tuesday 2 November 2027 10:00
      When she complains "nobody answers the phone"
      And she cancels 10 minutes later
      Then we owe an answer by Tuesday 2 November 2027 11:00

  Rule: Moments that come by themselves

    @reminder
    Scenario: A reminder, a day before
      Given the house rules of policies/salon
      And it is Wednesday 17 November 2027 10:00
      And a client who speaks en
      And a booking of a cut on Friday 19 November 2027 14:00
      When nothing happens until Thursday 18 November 2027 13:59
      Then we say nothing
      When nothing happens until Thursday 18 November 2027 14:00
      Then we say reminder in en

    @reminder
    Scenario: A moved booking is reminded of its new time
      Given the house rules of policies/salon
      And it is Monday 15 November 2027 10:00
      And a booking of a cut on Friday 19 November 2027 14:00
      When she moves the booking to Tuesday 23 November 2027 10:00
      And nothing happens until Friday 19 November 2027 14:00
      Then we do not say reminder
      When nothing happens until Monday 22 November 2027 10:00
      Then we say reminder

    @silence
    Scenario: Silence is a moment too
      Given these house rules:
        """
        house "Studio"
            edition 1
            in force from 1 January 2027
            timezone Europe/Brussels
            currency EUR
            languages en

        rule "We ask after you"
            on 6 calendar months without arrival
            otherwise: tell owner "call this client"
        """
      And it is Tuesday 1 June 2027 10:00
      And on 15 March 2027 14:00 there was an arrival
      When nothing happens until Wednesday 15 September 2027 13:59
      Then nobody is told anything
      When nothing happens until Wednesday 15 September 2027 14:00
      Then we tell the owner "call this client"
