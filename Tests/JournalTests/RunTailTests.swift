import Domain
import Platform
import TestSupport
import Testing

@testable import Journal

/// The last lines of a run, found from its end.
@Suite struct RunTailTests {
    private let fixture: RunFixture

    init() throws { fixture = try RunFixture(for: "RunTailTests") }

    private func last(_ count: Int, of paths: RunPaths) throws -> [String] {
        try RunLineTexts.all(of: paths, from: RunTail.place(ofLast: count, in: paths, on: SystemDisk()))
    }

    @Test(arguments: 1..<40 as Range<UInt64>)
    func theLastLinesAreTheLastOfAllLines(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var run = try fixture.open(try fixture.prepare().paths)
        for _ in 0..<4 { try RunLineTexts.writeSome(&random, to: &run, fixture.clock) }
        try run.write("whole\n", to: .stderr)
        let all = try RunLineTexts.all(of: run.paths)
        for count in [0, 1, 2, 3, 5, 20, 60, all.count - 1, all.count, all.count + 5, 1_000_000] {
            // The line that has not ended is told again once it ends, whoever asks for no line.
            let expected = Array(all.suffix(count))
            let found = try last(count, of: run.paths)
            if count == 0 {
                #expect(found.allSatisfy { $0.hasSuffix(" …") }, "seed \(seed)")
            } else {
                #expect(found == expected, "seed \(seed), \(count)")
            }
        }
    }

    @Test(arguments: 1..<20 as Range<UInt64>)
    func theLastLinesBeforeATimeAreTheLastThatBeganBefore(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var run = try fixture.open(try fixture.prepare().paths)
        try RunLineTexts.writeSome(&random, to: &run, fixture.clock)
        try run.write("\n", to: .stdout)
        try run.write("\n", to: .stderr)
        let before = try RunLineTexts.all(of: run.paths)
        fixture.clock.advance(by: .seconds(1))
        let end = fixture.clock.now().wall.truncatedToMilliseconds
        try RunLineTexts.writeSome(&random, to: &run, fixture.clock)
        for count in [1, 3, 10, 1_000] {
            let place = try RunTail.place(ofLast: count, in: run.paths, on: SystemDisk(), until: end)
            var lines = try RunLines(run.paths, on: SystemDisk(), from: place, until: end)
            var texts: [String] = []
            while let line = try lines.next() { texts.append(RunLineTexts.text(line)) }
            #expect(texts == before.suffix(count), "seed \(seed), \(count)")
        }
    }

    @Test(arguments: 1..<20 as Range<UInt64>)
    func theLastLinesBeforeAPlaceAreThoseThatAReaderMetBeforeIt(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var run = try fixture.open(try fixture.prepare().paths)
        for _ in 0..<4 { try RunLineTexts.writeSome(&random, to: &run, fixture.clock) }
        var lines = try RunLines(run.paths, on: SystemDisk())
        var read: [String] = []
        while let line = try lines.next() {
            read.append(RunLineTexts.text(line))
            let end = lines.place
            for count in [1, 2, 7, 1_000] {
                let place = try RunTail.place(ofLast: count, before: end, in: run.paths, on: SystemDisk())
                var before = try RunLines(run.paths, on: SystemDisk(), from: place)
                var texts: [String] = []
                while texts.count < min(count, read.count), let line = try before.next() {
                    texts.append(RunLineTexts.text(line))
                }
                #expect(texts == read.suffix(count), "seed \(seed), \(count) before \(end)")
            }
        }
        #expect(!read.isEmpty)
    }

    @Test func whatIsInFrontOfAPlaceIsFoundWithoutReadingTheRest() throws {
        var run = try fixture.open(try fixture.prepare().paths)
        let text = (0..<200).map { "a line of output that is as long as lines usually are, number \($0)\n" }.joined()
        for _ in 0..<2_000 { try run.write(text, to: .stdout) }
        let middle = RunPlace(sequence: 1_000, offsets: [:])
        let disk = FaultyDisk(counting: [.read])
        let place = try RunTail.place(ofLast: 20, before: middle, in: run.paths, on: disk)
        #expect(place.sequence == 999)
        #expect(disk.operations.count < 60, "\(disk.operations.count) reads")
    }

    @Test func whatCameAtATimeOrLaterBeginsThere() throws {
        var run = try fixture.open(try fixture.prepare().paths)
        try run.write("one\n", to: .stdout)
        fixture.clock.advance(by: .seconds(10))
        let start = fixture.clock.now().wall.truncatedToMilliseconds
        try run.record(.machineSlept, .info, "Slept.")
        try run.write("two\n", to: .stderr)
        let place = try RunTail.place(notBefore: start, in: run.paths, on: SystemDisk())
        #expect(try RunLineTexts.all(of: run.paths, from: place) == ["event machine_slept", "stderr two"])
        let later = try RunTail.place(notBefore: start + .seconds(60), in: run.paths, on: SystemDisk())
        #expect(try RunLineTexts.all(of: run.paths, from: later).isEmpty)
    }

    @Test func whoBeginsAtTheEndReadsWhatComesThen() throws {
        var run = try fixture.open(try fixture.prepare().paths)
        try run.write("old\n", to: .stdout)
        try run.record(.machineSlept, .info, "Slept.")
        let disk = SystemDisk()
        let places = [
            try RunTail.place(ofLast: 0, in: run.paths, on: disk),
            try RunTail.place(notBefore: fixture.clock.now().wall + .seconds(9), in: run.paths, on: disk),
        ]
        try run.write("new\n", to: .stdout)
        try run.write("error\n", to: .stderr)
        for place in places {
            #expect(try RunLineTexts.all(of: run.paths, from: place) == ["stdout new", "stderr error"])
        }
    }

    @Test func linesOfWhichNoRecordTellsAreCounted() throws {
        var run = try fixture.open(try fixture.prepare().paths)
        try run.write("one\n", to: .stdout)
        let disk = SystemDisk()
        try disk.writeAll(Array("two\nthree".utf8), to: disk.openFile(run.paths.log(of: .stdout), .append))
        #expect(try last(1, of: run.paths) == ["stdout three …"])
        #expect(try last(2, of: run.paths) == ["stdout two", "stdout three …"])
        #expect(try last(3, of: run.paths) == ["stdout one", "stdout two", "stdout three …"])
    }

    @Test func anEmptyRunHasNoLastLines() throws {
        let paths = try fixture.prepare().paths
        #expect(try last(20, of: paths) == ["event run_prepared"])
    }

    /// One chunk of many megabytes, as a record that was made up for bytes that had none, and many small ones.
    @Test(arguments: [1, 20_000])
    func theEndOfALongRunCostsNoMoreThanThatOfAShortOne(chunkCount: Int) throws {
        var run = try fixture.open(try fixture.prepare().paths)
        try run.write("a line of the channel that was long silent\n", to: .stderr)
        let line = "a line of output that is as long as lines usually are, more or less\n"
        let text = String(repeating: line, count: 400_000 / chunkCount)
        for _ in 0..<chunkCount { try run.write(text, to: .stdout) }
        let disk = FaultyDisk(counting: [.read])
        let place = try RunTail.place(ofLast: 20, in: run.paths, on: disk)
        var lines = try RunLines(run.paths, on: disk, from: place)
        #expect(try RunLineTexts.outputs(of: &lines) == Array(repeating: "stdout \(line.dropLast())", count: 20))
        #expect(disk.operations.count < 150, "\(disk.operations.count) reads")
    }
}
