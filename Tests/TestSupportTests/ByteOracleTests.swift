import Domain
import Platform
import TestSupport
import Testing

@Suite struct ByteOracleTests {
    private let oracle = ByteOracle(seed: 7, bytesWanted: 100_000, payloadBytesMax: 2_000)

    private func written(to channel: Channel = .stdout) -> [ByteOracle.Record] {
        oracle.records.filter { $0.channel == channel }
    }

    private func bytes(_ records: some Sequence<ByteOracle.Record>) -> [UInt8] { records.flatMap(\.bytes) }

    private func report(on bytes: [UInt8], in pieces: Int = 4_096) -> ByteOracle.Report {
        var check = ByteOracle.ChannelCheck(oracle, .stdout)
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            check.take(Array(bytes[start..<min(bytes.count, start + pieces)]))
        }
        return check.finish()
    }

    private func expected(_ change: (inout ByteOracle.Report) -> Void) -> ByteOracle.Report {
        var report = ByteOracle.Report()
        report.whole = Int64(written().count)
        change(&report)
        return report
    }

    @Test func theSameSeedGivesTheSameBytesAndAnotherDoesNot() {
        let other = ByteOracle(seed: 8, bytesWanted: 100_000, payloadBytesMax: 2_000)
        #expect(bytes(oracle.records) == bytes(oracle.records))
        #expect(bytes(oracle.records) != bytes(other.records))
    }

    @Test func theOutputIsAsLongAsWantedAndOnBothChannels() {
        let lengths = oracle.records.map(\.length)
        #expect(lengths.reduce(0, +) >= 100_000)
        #expect(lengths.dropLast().reduce(0, +) < 100_000)
        #expect(written(to: .stdout).count > 20)
        #expect(written(to: .stderr).count > 20)
    }

    @Test func aRecordSaysItsNumberLengthAndChecksumAndMayHoldAnyByte() throws {
        let record = try #require(oracle.records.first { $0.payloadCount > 500 })
        let parts = record.bytes.split(separator: UInt8(ascii: ":"), maxSplits: 3, omittingEmptySubsequences: false)
        let payload = Array(parts[3].dropLast())
        #expect(String(decoding: parts[0], as: UTF8.self) == "\(record.number)")
        #expect(String(decoding: parts[1], as: UTF8.self) == "\(payload.count)")
        let sum = CRC32C.checksum(Array("\(record.number):\(payload.count):".utf8) + payload)
        #expect(UInt32(String(decoding: parts[2], as: UTF8.self), radix: 16) == sum)
        #expect(record.length == record.bytes.count)
        #expect(Set(bytes(oracle.records)).count == 256)
    }

    @Test(arguments: [1, 7, 4_096, 1 << 20]) func whatWasWrittenIsCleanHoweverItIsRead(pieces: Int) {
        let report = report(on: bytes(written()), in: pieces)
        #expect(report == expected { _ in })
        #expect(report.isClean)
    }

    @Test func anEmptyChannelLostEverything() {
        let report = report(on: [])
        #expect(report.lost == Int64(written().count))
        #expect(report.whole == 0)
    }

    @Test(arguments: [0, 5, -1]) func aMissingRecordIsLost(place: Int) {
        var records = written()
        records.remove(at: place < 0 ? records.count - 1 : place)
        let report = report(on: bytes(records))
        #expect(
            report
                == expected {
                    $0.whole -= 1
                    $0.lost = 1
                }
        )
    }

    @Test func aRecordThatIsThereAgainIsDuplicated() {
        var records = written()
        records.insert(records[3], at: 4)
        records.insert(records[3], at: 20)
        #expect(report(on: bytes(records)) == expected { $0.duplicated = 2 })
    }

    @Test func aRecordBehindALaterOneIsReordered() {
        var records = written()
        records.swapAt(8, 9)
        #expect(report(on: bytes(records)) == expected { $0.reordered = 1 })
        records.append(records.remove(at: 2))
        #expect(report(on: bytes(records)) == expected { $0.reordered = 2 })
    }

    @Test(arguments: [1, 10, 200]) func aRecordWithoutItsEndIsTorn(missing: Int) throws {
        let records = written()
        let place = try #require(records.firstIndex { $0.payloadCount > 300 })
        let torn = bytes(records[..<place]) + records[place].bytes.dropLast(missing)
        #expect(
            report(on: torn + bytes(records[(place + 1)...]))
                == expected {
                    $0.whole -= 1
                    $0.torn = 1
                }
        )
        let after = Int64(records.count - place)
        #expect(
            report(on: torn)
                == expected {
                    $0.whole -= after
                    $0.torn = 1
                    $0.lost = after - 1
                }
        )
    }

    @Test func aRecordWithoutItsBeginningIsTorn() throws {
        let records = written()
        let place = try #require(records.firstIndex { $0.payloadCount > 300 })
        let bytes = bytes(records[..<place]) + records[place].bytes.dropFirst(20) + bytes(records[(place + 1)...])
        #expect(
            report(on: bytes)
                == expected {
                    $0.whole -= 1
                    $0.torn = 1
                }
        )
    }

    @Test func aRecordThatWasBegunAndThenWrittenWholeIsTornAndNotLost() {
        let records = written()
        let bytes = bytes(records[..<6]) + records[6].bytes.prefix(9) + bytes(records[6...])
        #expect(report(on: bytes) == expected { $0.torn = 1 })
    }

    @Test func aTornRecordInFrontOfLostOnesIsTold() throws {
        let records = written()
        let place = try #require(records.indices.first { $0 > 4 && records[$0].payloadCount > 300 })
        let bytes = bytes(records[..<(place - 2)]) + records[place].bytes.dropLast(40) + bytes(records[(place + 3)...])
        #expect(
            report(on: bytes)
                == expected {
                    $0.whole -= 5
                    $0.torn = 1
                    $0.lost = 4
                }
        )
    }

    @Test(arguments: [0, 4, 9, 60, -1]) func aChangedByteIsAnAlteredRecord(place: Int) throws {
        let records = written()
        let changed = try #require(records.firstIndex { $0.payloadCount > 300 })
        var middle = records[changed].bytes
        middle[place < 0 ? middle.count - 1 : place] ^= 1
        let bytes = bytes(records[..<changed]) + middle + bytes(records[(changed + 1)...])
        #expect(
            report(on: bytes)
                == expected {
                    $0.whole -= 1
                    $0.altered = 1
                }
        )
    }

    @Test func bytesOfNoRecordAreAltered() {
        let records = written()
        let strange = bytes(records[..<6]) + Array("Terminated\n".utf8) + bytes(records[6...])
        #expect(report(on: strange) == expected { $0.altered = 1 })
        #expect(report(on: bytes(records) + [0, 0, 0]) == expected { $0.altered = 1 })
    }

    @Test func theOtherChannelsRecordsAreNoneOfThisOne() {
        let report = report(on: bytes(oracle.records))
        #expect(report.altered > 0)
        #expect(report.whole == Int64(written().count))
        #expect(report.lost == 0)
    }

    @Test func filesAreCheckedToo() throws {
        let home = try TemporaryHome()
        try SystemDisk().createFile(home.path("out"), with: bytes(written()))
        try SystemDisk().createFile(home.path("err"), with: bytes(written(to: .stderr).dropFirst()))
        #expect(try oracle.check(home.path("out"), as: .stdout).isClean)
        let report = try oracle.check(home.path("out"), as: .stdout) + oracle.check(home.path("err"), as: .stderr)
        #expect("\(report)" == "lost 1, duplicated 0, reordered 0, torn 0, altered 0")
    }
}
