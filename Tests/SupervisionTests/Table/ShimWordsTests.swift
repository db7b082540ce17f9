import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

@Suite struct ShimWordsTests {
    private let scratch: TemporaryHome
    private let loop: EventLoop

    init() throws {
        scratch = try TemporaryHome()
        loop = try EventLoop()
    }

    private func word(of script: String) throws -> ShimWord? {
        let path = scratch.path("roost-shim")
        try Programs.make(path, "#!/bin/sh\n\(script)\n")
        let shims = ShimStart(program: path, processes: SystemProcesses(), caller: Environment([:]))
        let words = ShimWords(on: loop)
        var said: ShimWord?
        try words.wait(for: try shims.begin(.adopt, RunPaths(directory: scratch.path("run")))) { said = $0 }
        #expect(words.awaitedCount == 1)
        _ = try Eventually.wait(upTo: .seconds(60)) {
            try loop.turn(upTo: .milliseconds(10))
            return said != nil
        }
        #expect(words.awaitedCount == 0)
        return said
    }

    @Test func theFirstLineIsTheWord() throws {
        #expect(try word(of: "printf 'star' >&4; printf 'ted 42\\nfailed later\\n' >&4") == .started(pid: 42))
    }

    @Test func whoEndsWithoutAWordHasSaidNothing() throws { #expect(try word(of: "exit 3") == .nothing) }

    @Test func aLineWithoutEndIsNoWord() throws {
        #expect(try word(of: "head -c 100000 /dev/zero >&4") == .nothing)
    }
}
