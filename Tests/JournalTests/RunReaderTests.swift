import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct RunReaderTests {
    private let fixture: RunFixture
    private let paths: RunPaths

    init() throws {
        fixture = try RunFixture(for: "RunReaderTests")
        paths = try fixture.prepare().paths
    }

    private func sequence(_ item: RunItem) -> Int64? {
        switch item {
        case .event(let event): event.sequence
        case .chunk(let record), .mark(let record): record.sequence
        case .closedTear, .damage: nil
        }
    }

    @Test func allChannelsComeInTheOrderInWhichTheyWereRecorded() throws {
        var run = try fixture.open(paths)
        var generator = SeededGenerator(seed: 7)
        for number in 0..<2000 {
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: try run.record(.pipeHeld, .warn, "\(number)")
            case 1: try run.write("out \(number)\n", to: .stdout)
            default: try run.write("err \(number)\n", to: .stderr)
            }
        }
        var reader = try RunReader(paths, on: SystemDisk())
        var sequences: [Int64] = []
        while let item = try reader.next() { if let sequence = sequence(item) { sequences.append(sequence) } }
        #expect(sequences == Array(1...2001))
    }

    @Test func aReaderThatLooksOnWhileTheRunGoesOnSeesTheSameOrder() throws {
        var run = try fixture.open(paths)
        var reader = try RunReader(paths, on: SystemDisk())
        var generator = SeededGenerator(seed: 8)
        var sequences: [Int64] = []
        for number in 0..<500 {
            if Bool.random(using: &generator) {
                try run.record(.pipeHeld, .warn, "\(number)")
            } else {
                try run.write("x", to: Bool.random(using: &generator) ? .stdout : .stderr)
            }
            guard Int.random(in: 0..<4, using: &generator) == 0 else { continue }
            while let item = try reader.next() { if let sequence = sequence(item) { sequences.append(sequence) } }
            #expect(sequences == Array(1...(run.nextSequence - 1)))
        }
    }

    @Test func readingMayBeginAtATime() throws {
        var run = try fixture.open(paths)
        try run.write("early\n", to: .stdout)
        fixture.clock.advance(by: .seconds(60))
        let middle = fixture.clock.now().wall
        try run.record(.pipeHeld, .warn, "later")
        fixture.clock.advance(by: .seconds(60))
        try run.write("late\n", to: .stdout)
        var reader = try RunReader(paths, on: SystemDisk(), from: middle.truncatedToMilliseconds)
        var sequences: [Int64] = []
        while let item = try reader.next() { if let sequence = sequence(item) { sequences.append(sequence) } }
        #expect(sequences == [3, 4])
    }

    @Test func aRecordThatIsNotWholeYetIsWaitedFor() throws {
        var run = try fixture.open(paths)
        try run.write("one", to: .stdout)
        let whole = try fixture.bytes(paths.streamIndex)
        let file = try SystemDisk().openFile(paths.streamIndex, .write)
        try SystemDisk().replaceFile(paths.streamIndex, with: [])
        let growing = try SystemDisk().openFile(paths.streamIndex, .append)
        _ = consume file
        var reader = try RunReader(paths, on: SystemDisk())
        let first = try reader.next()
        #expect(first.flatMap(sequence) == 1)
        for byte in whole.dropLast() {
            try SystemDisk().writeAll([byte], to: growing)
            let nothing = try reader.next()
            #expect(nothing == nil)
        }
        try SystemDisk().writeAll(Array(whole.suffix(1)), to: growing)
        let second = try reader.next()
        #expect(second.flatMap(sequence) == 2)
    }

    @Test func bytesOfAChunkAreReadInBlocks() throws {
        var run = try fixture.open(paths)
        let text = [UInt8]((0..<200_000).map { UInt8(truncatingIfNeeded: $0) })
        try text.withUnsafeBytes { try run.write($0, to: .stdout) }
        let channel = try ChannelReader(.stdout, of: paths, on: SystemDisk())
        var found: [UInt8] = []
        var largest = 0
        let count = try channel.read(from: 100, length: 1 << 40) { block in
            found += block
            largest = max(largest, block.count)
        }
        #expect(count == 199_900)
        #expect(found == Array(text[100...]))
        #expect(largest <= ChannelReader.blockBytes)
    }
}
