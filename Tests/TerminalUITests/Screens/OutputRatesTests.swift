import Control
import Domain
import JSON
import Testing

@testable import TerminalUI

@Suite struct OutputRatesTests {
    private func flock(_ bytes: Int64) -> FlockStatus {
        var flock = FlockStatus.none
        flock.runs = [FlockStatus.Run(["run": "r", "task": "t", "stdout_bytes": .integer(bytes)])]
        return flock
    }

    @Test func whatWasWrittenBeforeBelongsToNoStep() {
        var rates = OutputRates()
        rates.note(flock(1_000), at: FlockScene.now)
        #expect(rates.steps(of: "r") == [0])
    }

    @Test func bytesAreCountedByTenSeconds() {
        var rates = OutputRates()
        for (second, bytes) in [(0, 0), (5, 10), (9, 30), (10, 31), (29, 100), (30, 100)] {
            rates.note(flock(Int64(bytes)), at: FlockScene.now.advanced(by: .seconds(second)))
        }
        #expect(rates.steps(of: "r") == [30, 1, 69, 0])
    }

    @Test func aLongPauseAndAClockThatGoesBackAreTaken() {
        var rates = OutputRates()
        rates.note(flock(0), at: FlockScene.now)
        rates.note(flock(5), at: FlockScene.now.advanced(by: .seconds(86_400)))
        #expect(rates.steps(of: "r").count == OutputRates.stepsMax)
        rates.note(flock(2), at: FlockScene.now)
        #expect(rates.steps(of: "r").last == 5)
    }

    @Test func whoHasEndedIsForgotten() {
        var rates = OutputRates()
        rates.note(flock(1), at: FlockScene.now)
        rates.note(.none, at: FlockScene.now)
        #expect(rates.steps(of: "r").isEmpty)
    }

    @Test(arguments: [(0, "0s"), (59, "59s"), (60, "1m"), (3_599, "59m"), (7_200, "2h"), (200_000, "2d"), (-5, "0s")])
    func anAgeIsOneWord(_ seconds: Int, _ text: String) { #expect(TopAge.text(.seconds(seconds)) == text) }

    @Test(arguments: [(9, "9s"), (61, "1m1s"), (9_240, "2h34m"), (90_000, "1d1h")])
    func aLongAgeIsTwo(_ seconds: Int, _ text: String) { #expect(TopAge.long(.seconds(seconds)) == text) }
}
