import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct JournalReaderTests {
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "JournalTests") }

    /// A journal of so many events in memory, and where each line begins.
    private func journal(_ count: Int64) throws -> (bytes: [UInt8], starts: [Int], sums: [UInt32]) {
        let scope = EventScope.session(try SessionID("ses-2026-11-21-a1b2c3"))
        var writer = JSONWriter()
        var sums: [UInt32] = [0]
        var starts: [Int] = []
        for sequence in 1...count {
            let event = Event(
                sequence: sequence,
                scope: scope,
                typeText: "system",
                level: .known(.info),
                createdAt: WallTime(nanoseconds: 1_795_222_923_456_000_000),
                message: "Event \(sequence).",
                data: [:]
            )
            starts.append(writer.bytes.count)
            EventCodec.appendBody(of: event, to: &writer)
            sums.append(SummedLine.seal(&writer, bodyFrom: starts[starts.count - 1], after: sums[sums.count - 1]))
        }
        return (writer.bytes, starts, sums)
    }

    private func tornTailLine(_ sequence: Int64, _ tail: TornTail, after sum: UInt32) throws -> [UInt8] {
        var writer = JSONWriter()
        let event = Event(
            sequence: sequence,
            scope: .session(try SessionID("ses-2026-11-21-a1b2c3")),
            typeText: "torn_tail",
            level: .known(.warn),
            createdAt: WallTime(nanoseconds: 0),
            message: "",
            data: TornTailEvent.data(tail)
        )
        EventCodec.appendBody(of: event, to: &writer)
        _ = SummedLine.seal(&writer, bodyFrom: 0, after: sum)
        return writer.bytes
    }

    private func read(_ bytes: [UInt8]) throws -> (items: [String], rest: JournalRest) {
        let path = home.path("j")
        try SystemDisk().replaceFile(path, with: bytes)
        var reader = try JournalReader(path: path, on: SystemDisk())
        var items: [String] = []
        while let item = try reader.next() {
            switch item {
            case .event(let event, _): items.append("\(event.sequence)")
            case .closedTear(let tail): items.append("tear \(tail.offset)+\(tail.length)")
            case .damage(let damage):
                items.append("\(damage.kind) \(damage.offset)+\(damage.length) @\(damage.sequence ?? 0)")
            }
        }
        return (items, reader.rest)
    }

    @Test func aWholeJournalIsReadInOrder() throws {
        let found = try read(try journal(5).bytes)
        #expect(found.items == ["1", "2", "3", "4", "5"])
        #expect(found.rest == .nothing)
    }

    @Test func anEmptyJournalIsWhole() throws {
        let found = try read([])
        #expect(found.items.isEmpty)
        #expect(found.rest == .nothing)
    }

    @Test func aJournalCutAnywhereDeliversOnlyWholeLines() throws {
        let whole = try journal(3)
        for cut in 0...whole.bytes.count {
            let found = try read(Array(whole.bytes[..<cut]))
            let lines = whole.bytes[..<cut].filter { $0 == newline }.count
            #expect(found.items == (0..<lines).map { "\($0 + 1)" }, "cut at \(cut)")
            switch found.rest {
            case .nothing: #expect(cut == 0 || whole.bytes[cut - 1] == newline)
            case .wholeLine: #expect(whole.bytes[cut] == newline)
            case .torn(let tail): #expect(tail.end == Int64(cut))
            case .damaged(let damage): Issue.record("a cut at \(cut) is no damage: \(damage)")
            }
        }
    }

    @Test func aChangedByteNamesItsLineAndTheOthersAreRead() throws {
        var (bytes, starts, _) = try journal(5)
        bytes[starts[2] + 40] ^= 1
        let found = try read(bytes)
        #expect(found.items.count == 5)
        #expect(found.items.filter { Int($0) != nil } == ["1", "2", "4", "5"])
        #expect(found.items[2].hasSuffix("@3"))
    }

    @Test func aMissingLineShowsInTheNextSum() throws {
        let (bytes, starts, _) = try journal(5)
        let found = try read(Array(bytes[..<starts[2]] + bytes[starts[3]...]))
        #expect(found.items.count == 4)
        #expect(found.items[2].hasPrefix("edited"))
    }

    @Test func exchangedLinesShow() throws {
        let (bytes, starts, _) = try journal(4)
        let exchanged = bytes[..<starts[1]] + bytes[starts[2]..<starts[3]] + bytes[starts[1]..<starts[2]]
        let found = try read(Array(exchanged + bytes[starts[3]...]))
        #expect(found.items.contains { $0.hasPrefix("edited") })
    }

    @Test func garbageBetweenLinesIsDamageAndReadingGoesOn() throws {
        let (bytes, starts, _) = try journal(3)
        let garbage = Array("nobody wrote this\n\u{0}\u{1}\u{2}\n".utf8)
        let found = try read(Array(bytes[..<starts[1]] + garbage + bytes[starts[1]...]))
        #expect(found.items == ["1", "unreadable \(starts[1])+\(garbage.count) @2", "2", "3"])
    }

    @Test func aTearThatIsClosedIsPassedOver() throws {
        let (bytes, starts, sums) = try journal(3)
        let torn = bytes[starts[2]..<(starts[2] + 30)] + [newline]
        let tail = TornTail(offset: Int64(starts[2]), length: Int64(torn.count))
        let closing = try tornTailLine(3, tail, after: sums[2])
        let found = try read(Array(bytes[..<starts[2]] + torn + closing))
        #expect(found.items == ["1", "2", "tear \(tail.offset)+\(tail.length)", "3"])
        #expect(found.rest == .nothing)
    }

    @Test func aClosingThatNamesOtherBytesExcusesNothing() throws {
        let (bytes, starts, sums) = try journal(3)
        let torn = bytes[starts[2]..<(starts[2] + 30)] + [newline]
        let closing = try tornTailLine(3, TornTail(offset: Int64(starts[2]), length: 5), after: sums[2])
        let found = try read(Array(bytes[..<starts[2]] + torn + closing))
        #expect(found.items[2].hasPrefix("unreadable"))
    }

    @Test func garbageAtTheEndIsDamageAndNotATear() throws {
        let found = try read(try journal(2).bytes + Array("rm -rf".utf8))
        guard case .damaged = found.rest else {
            Issue.record("\(found.rest)")
            return
        }
    }

    @Test func zerosThatAPowerCutLeavesAreATear() throws {
        let found = try read(try journal(2).bytes + [UInt8](repeating: 0, count: 4096))
        guard case .torn(let tail) = found.rest else {
            Issue.record("\(found.rest)")
            return
        }
        #expect(tail.length == 4096)
    }

    @Test func aLineOfManyMegabytesIsPassedOverInBoundedMemory() throws {
        let (bytes, starts, _) = try journal(2)
        let huge = [UInt8](repeating: UInt8(ascii: "x"), count: 3 * SummedLine.lineBytesMax) + [newline]
        let found = try read(Array(bytes[..<starts[1]] + huge + bytes[starts[1]...]))
        #expect(found.items == ["1", "unreadable \(starts[1])+\(huge.count) @2", "2"])
    }

    @Test func aReaderGoesOnWhenTheJournalGrowsByteByByte() throws {
        let whole = try journal(4)
        let path = home.path("j")
        let disk = SystemDisk()
        try disk.createFile(path, with: [])
        let file = try disk.openFile(path, .append)
        var reader = try JournalReader(path: path, on: disk)
        var delivered: [Int64] = []
        for (place, byte) in whole.bytes.enumerated() {
            try disk.writeAll([byte], to: file)
            while let item = try reader.next() {
                guard case .event(let event, _) = item else {
                    Issue.record("\(item)")
                    return
                }
                #expect(byte == newline, "half a record was delivered at byte \(place)")
                delivered.append(event.sequence)
            }
        }
        #expect(delivered == [1, 2, 3, 4])
    }

    @Test func everySingleFlippedBitIsNoticedOrHarmless() throws {
        let whole = try journal(3)
        let untouched = try read(whole.bytes).items
        for place in whole.bytes.indices {
            var bytes = whole.bytes
            bytes[place] ^= 1 << UInt8(place % 8)
            let found = try read(bytes)
            #expect(found.items != untouched || found.rest != .nothing, "byte \(place)")
        }
    }
}
