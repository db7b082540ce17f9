import Domain
import JSON
import Testing

@Suite struct EventTests {
    private func event(_ typeText: String, sequence: Int64 = 7) throws -> Event {
        Event(
            sequence: sequence,
            scope: .run(task: try TaskID("gh-1"), step: try StepID("work"), run: try RunID("run-1")),
            typeText: typeText,
            level: .known(.info),
            createdAt: WallTime(nanoseconds: 0),
            message: "m"
        )
    }

    @Test func theIdComesFromOwnerAndSequence() throws {
        #expect(try event("worker_started").id.text == "run-1:event:0007")
        #expect(try event("worker_started", sequence: 12_345).id.text == "run-1:event:12345")
    }

    @Test func theTypeIsReadAsAWordOfEitherJournal() throws {
        #expect(try event("worker_started").runType == .known(.workerStarted))
        #expect(try event("worker_started").sessionType == .unknown("worker_started"))
        #expect(try event("recovered").sessionType == .known(.recovered))
        #expect(try event("novelty").runType == .unknown("novelty"))
    }

    @Test func anEventHasNoDataUnlessGiven() throws {
        #expect(try event("worker_started").data.isEmpty)
    }

    @Test func eventsAreEqualByAllTheirFields() throws {
        var other = try event("worker_started")
        #expect(try other == event("worker_started"))
        other.data["k"] = 1
        #expect(try other != event("worker_started"))
    }
}
