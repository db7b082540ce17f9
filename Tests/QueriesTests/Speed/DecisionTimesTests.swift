import Testing

@testable import Queries

@Suite struct DecisionTimesTests {
    @Test func whatWasNotMeasuredIsNoPartOfTheAverage() {
        var times = DecisionTimes()
        for milliseconds in [10, nil, 30, 1_000, 1_000.5] { times.add(milliseconds) }
        let expected = DecisionSpeed(point: "p", decisions: 5, average: 510.125, most: 1_000.5, slow: 1)
        #expect(times.speed(at: "p") == expected)
    }
}
