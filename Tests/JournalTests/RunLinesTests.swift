import Domain
import Platform
import TestSupport
import Testing

@testable import Journal

/// Reading the lines of a run, forward and from any place.
@Suite struct RunLinesTests {
    private let fixture: RunFixture

    init() throws { fixture = try RunFixture(for: "RunLinesTests") }

    private func begin() throws -> RunWriter { try fixture.open(try fixture.prepare().paths) }

    @Test func linesAndEventsComeInTheOrderInWhichTheyWereRecorded() throws {
        var run = try begin()
        try run.start()
        try run.write("one\ntwo\n", to: .stdout)
        try run.write("oops\n", to: .stderr)
        try run.record(.machineSlept, .info, "Slept.")
        try run.write("three\n", to: .stdout)
        let lines = try RunLineTexts.all(of: run.paths)
        #expect(lines.suffix(5) == ["stdout one", "stdout two", "stderr oops", "event machine_slept", "stdout three"])
    }

    @Test func aLineHasItsPlaceWhereItEndsAndItsTimeFromWhereItBegan() throws {
        var run = try begin()
        let began = fixture.clock.now().wall
        try run.write("half ", to: .stdout)
        fixture.clock.advance(by: .seconds(5))
        try run.write("between\n", to: .stderr)
        fixture.clock.advance(by: .seconds(5))
        try run.write("a line\nnext", to: .stdout)
        let nextBegan = fixture.clock.now().wall
        fixture.clock.advance(by: .seconds(5))
        try run.write(" one\n", to: .stdout)
        let paths = run.paths
        var lines = try RunLines(paths, on: SystemDisk())
        var times: [String: WallTime] = [:]
        var texts: [String] = []
        while let line = try lines.next() {
            guard case .output(_, let piece, let time) = line else { continue }
            texts.append(String(decoding: piece.bytes, as: UTF8.self))
            times[texts.last ?? ""] = time
        }
        #expect(texts == ["between", "half a line", "next one"])
        #expect(times["half a line"] == began)
        #expect(times["next one"] == nextBegan)
    }

    @Test func whatHasNotEndedIsTheRest() throws {
        var run = try begin()
        try run.write("prompt> ", to: .stdout)
        try run.write("error: ", to: .stderr)
        var lines = try RunLines(run.paths, on: SystemDisk())
        #expect(try RunLineTexts.outputs(of: &lines).isEmpty)
        #expect(try RunLineTexts.rest(of: &lines) == ["stdout prompt>  …", "stderr error:  …"])
        try run.write("yes\n", to: .stdout)
        #expect(try RunLineTexts.outputs(of: &lines) == ["stdout yes"])
    }

    @Test func bytesOfWhichNoRecordTellsAreTheRestToo() throws {
        var run = try begin()
        try run.write("one\n", to: .stdout)
        let disk = SystemDisk()
        try disk.writeAll(Array("two\nthree".utf8), to: disk.openFile(run.paths.log(of: .stdout), .append))
        var lines = try RunLines(run.paths, on: disk)
        #expect(try RunLineTexts.outputs(of: &lines) == ["stdout one"])
        #expect(try RunLineTexts.rest(of: &lines) == ["stdout two", "stdout three …"])
    }

    @Test func onlyTheWantedChannelIsRead() throws {
        var run = try begin()
        try run.write("out\n", to: .stdout)
        try run.write("err\n", to: .stderr)
        var lines = try RunLines(run.paths, on: SystemDisk(), channels: [.stderr])
        #expect(try RunLineTexts.outputs(of: &lines) == ["stderr err"])
    }

    @Test func readingStopsAtATimeAndEndsTheLineThatBeganBefore() throws {
        var run = try begin()
        try run.write("one\ntw", to: .stdout)
        fixture.clock.advance(by: .seconds(10))
        let end = fixture.clock.now().wall
        try run.write("o\nthree\n", to: .stdout)
        var lines = try RunLines(run.paths, on: SystemDisk(), until: end)
        #expect(try RunLineTexts.outputs(of: &lines) == ["stdout one"])
        guard case .output(_, let piece, let began)? = try lines.rest() else {
            Issue.record("the line that began before the time is there")
            return
        }
        #expect(piece.bytes.elementsEqual("two".utf8))
        #expect(try #require(began) < end)
        #expect(try RunLineTexts.rest(of: &lines).isEmpty)
    }

    @Test(arguments: 1..<25 as Range<UInt64>)
    func whoGoesOnFromAPlaceReadsEveryLineOnce(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var run = try begin()
        var place = RunPlace.start
        var read: [String] = []
        for _ in 0..<6 {
            try RunLineTexts.writeSome(&random, to: &run, fixture.clock)
            var lines = try RunLines(run.paths, on: SystemDisk(), from: place)
            var budget = Int.random(in: 0...40, using: &random)
            while budget > 0, let line = try lines.next() {
                read.append(RunLineTexts.text(line))
                budget -= 1
            }
            place = lines.place
        }
        var lines = try RunLines(run.paths, on: SystemDisk(), from: place)
        while let line = try lines.next() { read.append(RunLineTexts.text(line)) }
        var whole = try RunLines(run.paths, on: SystemDisk())
        var expected: [String] = []
        while let line = try whole.next() { expected.append(RunLineTexts.text(line)) }
        #expect(read == expected, "seed \(seed)")
    }
}
