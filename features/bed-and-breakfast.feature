@bed-and-breakfast
Feature: A bed and breakfast
  The house in policies/bed-and-breakfast: rooms by the night, tiers by season, nights that somebody else takes, leaving
  early, and what the house owes when the fault is its own.

  Background:
    Given the house rules of policies/bed-and-breakfast

  @booking @practice-2
  Scenario: The first night keeps the room, and the reply says how it works
    Given a client called Ann
    And it is Monday 3 May 2027 10:00
    When Ann books a garden-room for Monday 14 June 2027 14:00 with:
      | nights | 4 |
    Then she is asked for a deposit of IDR 650000 by Thursday 6 May 2027 10:00
    And the reply is:
      """
      Thank you, Ann. We keep your room from Monday, 14 June at 14.00 once the first night is here: IDR 650,000.00, by
      Thursday, 6 May at 10.00. It comes off the price of IDR 2,600,000.00. If your plans change, tell us early: two
      weeks ahead it costs nothing, and in the busy months a month ahead.
      """
    When she pays IDR 650000 as a deposit on Tuesday 4 May 2027 09:00
    Then the deposit came in time
    And the booking becomes confirmed
    And we say room-is-yours

  @booking
  Scenario: Who comes tomorrow pays on arrival
    Given it is Monday 14 June 2027 15:00
    When she books a garden-room for Tuesday 15 June 2027 14:00
    Then it is accepted
    And nothing is asked
    And the reply says "You pay when you are here."

  @booking @practice-15
  Scenario Outline: One night in a busy month is answered with what is possible, each time the same
    Given a client who speaks id
    And it is Monday 3 May 2027 10:00
    When she books a family-room for <start>
    Then it is declined
    And nothing is asked
    And the reply says "Apakah malam kedua cocok untuk Anda? Kalau tidak, tulislah kepada kami" in id

    Examples:
      | start                            |
      | Thursday 1 July 2027 14:00       |
      | Tuesday 31 August 2027 14:00     |
      | Wednesday 5 January 2028 14:00   |

  @booking
  Scenario: Without the first night the room is free again
    Given it is Monday 3 May 2027 10:00
    When she books a garden-room for Monday 14 June 2027 14:00
    And she pays IDR 200000 as a deposit on Tuesday 4 May 2027 10:00
    And the deposit is not paid in time
    Then the booking has ended
    And she gets IDR 200000 back
    And the reply says "If you would still like to come, write to us."

  @cancellation @money
  Scenario Outline: The earlier she tells us, the less it costs, and more so in the busy months
    Given a booking of a garden-room on <start> with:
      | nights | 4 |
    When she cancels <told> before start
    Then she is charged <charge>

    Examples:
      | start                       | told             | charge      |
      | Monday 14 June 2027 14:00   | 14 calendar days | IDR 0       |
      | Monday 14 June 2027 14:00   | 13 calendar days | IDR 650000  |
      | Monday 14 June 2027 14:00   | 3 calendar days  | IDR 650000  |
      | Monday 14 June 2027 14:00   | 2 calendar days  | IDR 1300000 |
      | Monday 12 July 2027 14:00   | 30 calendar days | IDR 0       |
      | Monday 12 July 2027 14:00   | 29 calendar days | IDR 650000  |
      | Monday 12 July 2027 14:00   | 13 calendar days | IDR 1300000 |

  @cancellation
  Scenario: A closed airport is nobody's fault: what she paid is kept for another time
    Given a booking of a family-room on Monday 14 June 2027 14:00
    And she has paid IDR 950000 as a deposit
    When she cancels on Sunday 13 June 2027 09:00 because of weather
    Then nothing is charged
    And she is credited IDR 950000 until Tuesday 13 June 2028 09:00
    And the reply says "is kept for your stay another time, until Tuesday, 13 June 2028 at 09.00."

  @refill
  Scenario: All nights taken by somebody else, and she has it all back
    Given a client who speaks id
    And she has a booking of a garden-room on Monday 14 June 2027 14:00 with:
      | nights | 4 |
    And she has paid IDR 2600000
    When she cancels on Saturday 12 June 2027 15:00
    Then she is charged IDR 1300000
    And she gets IDR 1300000 back
    When a refilled comes on Sunday 13 June 2027 10:00 with:
      | nights-filled | 4 |
    Then she gets IDR 1300000 back
    And the reply says "Kabar baik: ada tamu lain yang mengisi malam Anda." in id

  @refill
  Scenario: One night of four taken, and a quarter of it comes back
    Given a booking of a garden-room on Monday 14 June 2027 14:00 with:
      | nights | 4 |
    And she has paid IDR 2600000
    When she cancels on Saturday 12 June 2027 15:00
    And a refilled comes on Monday 14 June 2027 10:00 with:
      | nights-filled | 1 |
    Then she is charged IDR 975000 as empty-nights
    And she gets IDR 1625000 back
    And the reply says "somebody else took some of your nights"

  @leaving
  Scenario: She leaves after two of four nights, and half of the others comes back once the room is taken
    Given a booking of a garden-room on Monday 14 June 2027 14:00 with:
      | nights | 4 |
    And she has paid IDR 2600000
    When the visit is over on Wednesday 16 June 2027 10:00 with:
      | nights-stayed | 2 |
    Then she is charged IDR 1300000 as stay
    And she is charged IDR 650000 as unused-nights
    And she gets IDR 650000 back
    And we say early-goodbye
    When a refilled comes on Wednesday 16 June 2027 15:00 with:
      | nights-filled | 2 |
    Then she gets IDR 650000 back
    And she owes nothing

  @leaving
  Scenario: Ill on her journey, she pays for the nights she was here
    Given a booking of a garden-room on Monday 14 June 2027 14:00 with:
      | nights | 4 |
    When the visit is over on Tuesday 15 June 2027 10:00 with:
      | nights-stayed | 1       |
      | leaving       | illness |
    Then she is charged IDR 650000 as stay
    And the reply says "You pay for the nights you were here, and nothing more. We wish you strength."

  @house-at-fault
  Scenario: She leaves because of us
    Given a client who speaks id
    And she has a booking of a garden-room on Monday 14 June 2027 14:00 with:
      | nights | 4 |
    And she has paid IDR 2600000
    When the visit is over on Tuesday 15 June 2027 10:00 with:
      | nights-stayed | 1              |
      | leaving       | house-at-fault |
    Then she is charged IDR 650000 as stay
    And she gets IDR 1950000 back
    And she is credited IDR 650000 until Thursday 15 June 2028 10:00
    And we owe a call-back by Wednesday 16 June 2027 10:00
    And the reply says "Kami mohon maaf. Anda hanya membayar malam yang Anda tempati" in id

  @house-at-fault
  Scenario: We have no room for her after all, and she is better off
    Given a booking of a family-room on Monday 14 June 2027 14:00 with:
      | nights | 3 |
    And she has paid IDR 950000 as a deposit
    When the house cancels on Friday 11 June 2027 18:00
    Then she gets IDR 950000 back
    And she is credited IDR 950000
    And we owe an offer by 20:00
    And the reply says "you have our offer for another room before Friday, 11 June at 20.00"

  @house-at-fault @practice-12
  Scenario: What does not work is mended the same day, or it costs us
    Given a booking of a garden-room on Monday 14 June 2027 14:00 with:
      | nights | 4 |
    When a defect comes on Monday 14 June 2027 19:00
    Then we owe a repair by 23:00
    And the reply says "It works again before Monday, 14 June at 23.00."
    When the repair does not come in time
    Then she is credited IDR 325000
    And we owe an offer by Tuesday 15 June 2027 08:00
    And we tell the caretaker "this guest still waits: mend this first"
    And the reply says "You hear which room is free before Tuesday, 15 June at 08.00."
    When an offer comes on Tuesday 15 June 2027 07:30
    And a repair comes on Tuesday 15 June 2027 09:00
    Then the offer came in time
    And the repair came late
    And we owe nothing

  @disruption @practice-35
  Scenario: No water, and each who asks hears so
    Given it is Tuesday 15 June 2027 08:00
    When a disruption comes with:
      | summary      | no water         |
      | expected-end | 2027-06-15T14:00 |
    Then the house becomes disrupted until Tuesday 15 June 2027 14:00
    And we tell the desk "tell each guest, before they ask"
    When she writes by whatsapp about question
    Then we owe a status-update by 10:00
    And the reply says "Something in the house does not work at the moment, and we are sorry."
    When she writes on Tuesday 15 June 2027 14:00 by whatsapp
    Then we say message-received

  @no-show
  Scenario: We keep the room all night, and then it is a missed stay
    Given it is Monday 14 June 2027 12:00
    And a booking of a garden-room on Monday 14 June 2027 14:00
    When the time is Tuesday 15 June 2027 09:59
    Then nothing is recorded
    When the time is Tuesday 15 June 2027 10:00
    Then a no-show is recorded
    And she is charged IDR 650000
    And the reply says "Did something happen? Please do tell us."

  @message @practice-40
  Scenario: At night we sleep, and say when we are back
    Given it is Sunday 7 March 2027 22:00
    When she writes by whatsapp about question
    Then we owe an answer by Tuesday 9 March 2027 09:00
    And the reply says "We are asleep now, and read it when the coffee is on. You hear from us before Tuesday, 9 March at 09.00."

  @change @practice-36 @practice-37
  Scenario: Until July rooms are still booked by chat, and each guest hears of the page twice
    Given a client called Ann
    And it is Monday 7 June 2027 10:00
    When Ann writes by whatsapp about booking
    Then we owe an answer by 12:00
    And a nudge is recorded
    And the reply says "From July rooms are booked on our page, where you see at once which nights are free; until then this way is just as good."
    When Ann writes about booking on Tuesday 8 June 2027 10:00 by whatsapp
    Then a nudge is recorded
    And we say page-from-july
    When Ann writes about booking on Wednesday 30 June 2027 18:00 by whatsapp
    Then nothing is recorded
    And we owe an answer by 20:00
    And we say message-received

  @change @practice-37
  Scenario: From July she is kindly shown the page, the first time and each time
    Given a client called Ann who speaks id
    And it is Thursday 1 July 2027 09:00
    When Ann writes by messenger about booking
    Then Ann is redirected to website
    And nothing is promised
    And the reply in en says "Rooms are booked on our page now: there you see at once which nights are free"
    And the reply says "di sana Anda langsung melihat malam yang kosong" in id
    When Ann writes about booking on Friday 2 July 2027 09:00 by sms
    Then Ann is redirected to website
    When Ann writes about question on Friday 2 July 2027 09:05 by sms
    Then we owe an answer by 11:05
    And we say message-received
