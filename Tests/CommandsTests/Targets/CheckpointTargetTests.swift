import Checkpoints
import Git
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct CheckpointTargetTests {
    private func find(_ seq: Int?, _ scene: CheckpointScene) throws(CommandError) -> Int64 {
        try CheckpointTarget.checkpoint(seq, of: scene.paths, on: SystemDisk()).seq
    }

    @Test func itIsTheLastOrTheOneOfThatNumber() throws {
        let scene = try CheckpointScene(for: "CheckpointTargetTests")
        #expect(try find(nil, scene) == 2)
        #expect(try find(1, scene) == 1)
        #expect(throws: CommandError.notFound(kind: "checkpoint of \(scene.id)", text: "3", similar: [])) {
            _ = try find(3, scene)
        }
    }

    @Test func refusalsAndFailuresHaveCodesOfTheirOwn() {
        func code(_ error: CheckpointError) -> ExitCode? {
            do throws(CommandError) {
                try CheckpointTarget.checking { () throws(CheckpointError) in throw error }
                return nil
            } catch {
                return error.exitCode
            }
        }
        #expect(code(.dirty([GitPath("a")], worktree: "/w")) == .refusedByState)
        #expect(code(.busy("/c")) == .refusedByState)
        #expect(code(.none(run: "run-1")) == .notFound)
        #expect(code(.git(.missing)) == .failed)
        #expect(code(.disk(.system(operation: "open", subject: "/x", errno: .accessDenied))) == .notPermitted)
    }
}
