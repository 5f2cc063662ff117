@restaurant
Feature: A restaurant
  The house in policies/restaurant: the size of a group and its deposit, changes of it up to the evening before, late
  guests, chairs that stay empty, allergies.

  Background:
    Given the house rules of policies/restaurant

  @booking @practice-2
  Scenario: A table is kept, and she hears at once what an empty chair costs
    Given a client called Ann
    And it is Monday 8 November 2027 15:00
    When Ann books a dinner for Friday 19 November 2027 19:00 with:
      | party-size | 4 |
    Then it is accepted
    And nothing is asked
    And the reply is:
      """
      Thank you, Ann. Your table for 4 is kept for you on Friday, 19 November at 19:00. If something comes between, call
      us by noon of that day; after that a chair that stays empty costs €25.00 at most. Is there anything that somebody
      cannot eat? Please tell us a day ahead.
      """

  @booking @money
  Scenario Outline: A larger group leaves a deposit per person
    Given it is Monday 8 November 2027 15:00
    When she books a dinner for <start> with:
      | party-size | <guests> |
    Then she is asked for a deposit of <deposit> by <due>
    And we say <words>

    Examples:
      | guests | start                         | deposit    | due                             | words         |
      | 7      | Friday 19 November 2027 19:00 | EUR 105.00 | Thursday 11 November 2027 15:00 | group-deposit |
      | 12     | Thursday 11 November 2027 19:00 | EUR 180.00 | Wednesday 10 November 2027 12:00 | group-deposit |
      | 20     | Friday 19 November 2027 19:00 | EUR 300.00 | Thursday 11 November 2027 15:00 | whole-room    |

  @booking @practice-15
  Scenario: A group that is too large hears what is possible
    Given it is Tuesday 9 November 2027 15:00
    When she books a dinner for Friday 19 November 2027 19:00 with:
      | party-size | 30 |
    Then it is declined
    And we owe an answer by Wednesday 10 November 2027 15:00
    And the reply says "Two sittings, or another day for a part of you, may well work: you hear from us before Wednesday, 10 November at 15:00 what we can offer."

  @booking @practice-15
  Scenario: A table at an hour when the kitchen is closed
    Given it is Tuesday 9 November 2027 15:00
    When she books a dinner for Monday 15 November 2027 19:00
    Then it is declined
    And we owe an answer by 17:00
    And the reply says "You hear from us before Tuesday, 9 November at 17:00 which table is nearest to it."

  @booking @money
  Scenario: Without its deposit a group's table is free again
    Given it is Monday 8 November 2027 15:00
    When she books a dinner for Friday 19 November 2027 19:00 with:
      | party-size | 8 |
    And the deposit is not paid in time
    Then the booking has ended
    And nothing is charged
    And the reply says "so the table of Friday, 19 November at 19:00 is free again"

  @group
  Scenario: The evening before at six, the number of guests still changes freely
    Given a booking of a dinner on Friday 19 November 2027 19:00 with:
      | party-size | 8 |
    When a resize comes on Thursday 18 November 2027 18:00 with:
      | party-size | 5 |
    Then it is accepted
    And the reply says "We set the table for 5 on Friday, 19 November at 19:00."
    When she arrives with:
      | guests | 5 |
    Then nothing is charged

  @group
  Scenario: A minute later, fewer guests are empty chairs
    Given a booking of a dinner on Friday 19 November 2027 19:00 with:
      | party-size | 8 |
    When a resize comes on Thursday 18 November 2027 18:01 with:
      | party-size | 5 |
    Then it is accepted
    And the reply says "so each empty chair costs €25.00. If somebody else would like to come along, they are welcome."
    When she arrives with:
      | guests | 6 |
    Then she is charged EUR 50.00 as empty-chairs
    And we say welcome-fewer

  @group
  Scenario: More guests at the last moment: the table stays hers, and she hears within the hour
    Given a booking of a dinner on Friday 19 November 2027 19:00 with:
      | party-size | 4 |
    When a resize comes on Friday 19 November 2027 12:00 with:
      | party-size | 6 |
    Then it is declined
    And we owe an answer by 13:00
    And we tell the host "see whether there are chairs for the guests who come extra"
    And the reply says "the table that you have stays yours"

  @late
  Scenario: Nobody is there: we call, and after half an hour the table goes to others
    Given it is Friday 19 November 2027 12:00
    And a booking of a dinner on Friday 19 November 2027 19:00 with:
      | party-size | 4 |
    When the time is Friday 19 November 2027 19:15
    Then we tell the host "call these guests: the table waits"
    And nothing is charged
    When the time is Friday 19 November 2027 19:30
    Then a no-show is recorded
    And she is charged EUR 100.00
    And the booking has ended
    And the reply says "We kept your table until half an hour after Friday, 19 November at 19:00, so we charge €100.00. Did something happen? Please do tell us."

  @late
  Scenario: Who calls to be late keeps the table
    Given it is Friday 19 November 2027 18:50
    And a booking of a dinner on Friday 19 November 2027 19:00
    When a delay comes with:
      | expected | 2027-11-19T19:45 |
    Then it is accepted
    And the booking becomes held
    And we say table-held
    When the time is Friday 19 November 2027 20:00
    Then nothing is recorded
    And nobody is told anything

  @late @practice-15
  Scenario: After the kitchen closes there is still something that we can do
    Given it is Friday 19 November 2027 20:00
    And a booking of a dinner on Friday 19 November 2027 20:30
    When a delay comes with:
      | expected | 2027-11-19T22:00 |
    Then it is declined
    And we owe an answer by 20:30
    And the reply says "what we can still do for you, tonight or another evening"

  @no-show @practice-41
  Scenario: Staying away a second time costs each chair, and the next table is paid ahead
    Given a client with 1 no-show in the last 12 months
    And she has a booking of a dinner on Friday 19 November 2027 19:00 with:
      | party-size | 6 |
    When she does not come
    Then she is charged EUR 150.00
    And she becomes prepay-only until Sunday 19 November 2028 19:00
    And the reply says "Did something happen? Please do tell us."
    When she books a dinner for Friday 3 December 2027 19:00 with:
      | party-size | 2 |
    Then she is asked for a deposit of EUR 50.00 by Saturday 20 November 2027 19:00

  @cancellation
  Scenario Outline: The earlier she calls, the less it costs
    Given a booking of a dinner on Friday 19 November 2027 19:00 with:
      | party-size | <guests> |
    When she cancels on <told>
    Then she is charged <charge>

    Examples:
      | guests | told                           | charge     |
      | 4      | Friday 19 November 2027 12:00  | EUR 0      |
      | 4      | Friday 19 November 2027 12:01  | EUR 40.00  |
      | 8      | Sunday 14 November 2027 19:00  | EUR 0      |
      | 8      | Thursday 18 November 2027 18:00 | EUR 120.00 |
      | 8      | Thursday 18 November 2027 18:01 | EUR 200.00 |

  @cancellation
  Scenario: Illness is forgiven once in twelve months
    Given a client who speaks nl
    And she has a booking of a dinner on Friday 19 November 2027 19:00
    When she cancels on Friday 19 November 2027 15:00 because of illness
    Then it is free
    And a forgiven is recorded
    And the reply says "Het kost u niets. We wensen u beterschap" in nl

  @allergies
  Scenario: An allergy goes to the kitchen in her own words
    Given a client called Ann
    And she has a booking of a dinner on Friday 19 November 2027 19:00
    When an allergy-note comes on Thursday 18 November 2027 19:00 with:
      | summary | no nuts for my son |
    Then it is accepted
    And nothing is promised
    And we tell the kitchen "a guest has an allergy: it is with the booking"
    And the reply says "The kitchen knows: no nuts for my son."

  @allergies
  Scenario: An allergy at the last moment gets an answer within the hour
    Given a booking of a dinner on Friday 19 November 2027 19:00
    When an allergy-note comes on Friday 19 November 2027 16:00 with:
      | summary | I cannot have shellfish |
    Then we owe an answer by 17:00
    And the reply says "The kitchen looks now at what it can serve: I cannot have shellfish."

  @complaint @practice-8 @practice-9 @practice-31
  Scenario: A complaint at the table is solved at the table
    Given a client called Ann who speaks nl
    And it is Friday 19 November 2027 20:10
    When Ann complains by in-person "de soep was koud"
    Then we owe an answer by 20:20
    And we owe a follow-up by Sunday 21 November 2027 20:10
    And we tell the host "a guest is not content: go to the table now"
    And the reply is:
      """
      Dank u dat u het ons zegt, Ann. Als we u goed begrijpen: de soep was koud. We snappen dat dit een avond bederft.

      Het spijt ons.

      We zoeken het nu uit, en u hoort van ons voor vrijdag 19 november om 20:20.

      Waarmee maken we het voor u goed? Nu een ander gerecht, of een tafel op een andere avond: zeg ons wat u liever hebt.
      """

  @complaint @practice-26
  Scenario: A review is answered within the hour, at night too
    Given it is Saturday 20 November 2027 23:30
    When she complains by review "we waited an hour for the main course"
    Then we owe an answer by Sunday 21 November 2027 00:30
    And the reply says "If we understand you well: we waited an hour for the main course."
