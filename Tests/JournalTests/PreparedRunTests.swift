import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct PreparedRunTests {
    private let fixture: RunFixture

    init() throws { fixture = try RunFixture(for: "PreparedRunTests") }

    private func prepared(_ mode: CheckpointMode) throws -> PreparedRun {
        try fixture.prepare { $0.checkpoint = CheckpointRequest(mode: mode) }
    }

    @Test func whatIsToldIsWhatStandsOnDisk() throws {
        let run = try prepared(.reserved)
        #expect(try fixture.events(run.paths) == run.events)
        #expect(try RunState(parsing: try fixture.bytes(run.paths.state)) == run.state)
        #expect(try RunMetadata(parsing: try fixture.bytes(run.paths.metadata)) == run.metadata)
    }

    @Test func onlyAReservedCheckpointHasAnEvent() throws {
        #expect(try prepared(.disabled).events.map(\.runType) == [.known(.runPrepared)])
        #expect(try prepared(.enabled).events.map(\.runType) == [.known(.runPrepared)])
        let reserved = try prepared(.reserved)
        #expect(reserved.events.map(\.runType) == [.known(.runPrepared), .known(.checkpointSlotReserved)])
        #expect(reserved.state.lastEventSeq == 2)
    }

    @Test func theEventsAreThoseOfTheRunAndOfOneMoment() throws {
        let run = try prepared(.reserved)
        #expect(run.events.allSatisfy { $0.scope == run.scope })
        #expect(run.events.map(\.sequence) == [1, 2])
        #expect(run.events.allSatisfy { $0.createdAt == run.metadata.createdAt && $0.level == .known(.info) })
        #expect(run.scope == .run(task: run.request.task, step: run.request.step, run: run.request.run))
    }

    @Test func whatWasAskedIsInTheFirstEvent() throws {
        let run = try fixture.prepare {
            $0.attempt = 4
            $0.timeoutSeconds = 90
        }
        let data = run.events[0].data
        #expect(data["attempt"] == 4)
        #expect(data["timeoutSec"] == 90)
        #expect(data["stepKind"] == "shell")
        #expect(data["workerKind"] == "shell")
        #expect(data["worktreePath"] == "/repo/tree")
        #expect(run.state.attempt == 4)
    }
}
