import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

@Suite struct AdoptionCallsTests {
    private let scratch: TemporaryHome
    private let loop: EventLoop

    init() throws {
        scratch = try TemporaryHome()
        loop = try EventLoop()
    }

    private final class Answers {
        var all: [RunID: ShimWord] = [:]
    }

    private func calls(_ script: String, _ answers: Answers) throws -> AdoptionCalls {
        let path = scratch.path("roost-shim")
        try Programs.make(path, "#!/bin/sh\n\(script)\n")
        let shims = ShimStart(program: path, processes: SystemProcesses(), caller: Environment([:]))
        return AdoptionCalls(shims: shims, loop: loop) { answers.all[$0] = $1 }
    }

    private func turn(until isTrue: () throws -> Bool) throws -> Bool {
        try Eventually.wait(upTo: .seconds(60)) {
            try loop.turn(upTo: .milliseconds(10))
            return try isTrue()
        }
    }

    @Test func manyAreCalledSomeAtATimeAndEachIsAnsweredOnce() throws {
        let answers = Answers()
        let calls = try calls(
            """
            case "$2" in *-7) echo "failed for a reason" >&4;; *-8) ;; *) echo "started 42" >&4;; esac
            """,
            answers
        )
        for number in 0..<20 {
            calls.call(for: try RunID("run-\(number)"), RunPaths(directory: scratch.path("run-\(number)")))
        }
        #expect(!calls.isIdle)
        #expect(try turn { calls.isIdle })
        #expect(answers.all.count == 20)
        #expect(answers.all[try RunID("run-7")] == .failed("for a reason"))
        #expect(answers.all[try RunID("run-8")] == .nothing)
        #expect(answers.all[try RunID("run-9")] == .started(pid: 42))
    }

    @Test func aShimThatIsNotThereIsAnswered() throws {
        let answers = Answers()
        let calls = try calls("", answers)
        try SystemDisk().remove(scratch.path("roost-shim"))
        calls.call(for: try RunID("run-1"), RunPaths(directory: scratch.path("run-1")))
        guard case .failed? = answers.all[try RunID("run-1")] else {
            Issue.record("\(answers.all)")
            return
        }
    }
}
