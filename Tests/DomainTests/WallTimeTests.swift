import Domain
import TestSupport
import Testing

@Suite struct WallTimeTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"),
        (1_795_222_383_123_000_000, "2026-11-21T00:53:03.123Z"),
        (1_795_222_383_123_456_000, "2026-11-21T00:53:03.123456Z"),
        (1_795_222_383_123_456_789, "2026-11-21T00:53:03.123456789Z"),
        (1_795_222_383_000_000_001, "2026-11-21T00:53:03.000000001Z"),
        (951_782_400_000_000_000, "2000-02-29T00:00:00.000Z"),
        (4_107_542_400_000_000_000, "2100-03-01T00:00:00.000Z"),
        (9_214_646_399_999_999_999, "2261-12-31T23:59:59.999999999Z"),
    ])
    func aTimeAndItsTextAreOne(nanoseconds: Int64, text: String) throws {
        let time = WallTime(nanoseconds: nanoseconds)
        #expect(time.iso == text)
        #expect(try WallTime(iso: text) == time)
        var bytes = Array("at ".utf8)
        time.appendISO(to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "at " + text)
    }

    @Test(arguments: [
        ("2026-11-21T00:53:03Z", "2026-11-21T00:53:03.000Z"),
        ("2026-11-21t00:53:03z", "2026-11-21T00:53:03.000Z"),
        ("2026-11-21 00:53:03Z", "2026-11-21T00:53:03.000Z"),
        ("2026-11-21T00:53:03.5Z", "2026-11-21T00:53:03.500Z"),
        ("2026-11-21T00:53:03.1234Z", "2026-11-21T00:53:03.123400Z"),
        ("2026-11-21T00:53:03.100000000Z", "2026-11-21T00:53:03.100Z"),
        ("2026-11-21T00:53:03.123+00:00", "2026-11-21T00:53:03.123Z"),
        ("2026-11-21T00:53:03.123-00:00", "2026-11-21T00:53:03.123Z"),
        ("2026-11-21T01:53:03+01:00", "2026-11-21T00:53:03.000Z"),
        ("2026-11-20T19:23:03-05:30", "2026-11-21T00:53:03.000Z"),
        ("2026-12-31T23:30:00-01:00", "2027-01-01T00:30:00.000Z"),
        ("2028-02-29T23:59:59.999+14:00", "2028-02-29T09:59:59.999Z"),
        ("1970-01-01T01:00:00+01:00", "1970-01-01T00:00:00.000Z"),
    ])
    func everySpellingOfATimeIsNormalised(text: String, iso: String) throws {
        #expect(try WallTime(iso: text).iso == iso)
    }

    @Test(arguments: [
        "", "now", "2026-11-21", "2026-11-21T00:53", "2026-11-21T00:53:03", "2026-11-21T00:53:03.Z",
        "2026-11-21T00:53:03.1234567890Z", "2026-11-21T00:53:03,1Z", "2026-11-21T00:53:03Zx", "2026-11-21T00:53:03 Z",
        "2026-11-21T00:53:03+0100", "2026-11-21T00:53:03+01", "2026-11-21T00:53:03+24:00", "2026-11-21T00:53:03+01:60",
        "26-11-21T00:53:03Z", "2026-1-21T00:53:03Z", "+026-11-21T00:53:03Z", "2026-11-21X00:53:03Z",
        "٢٠٢٦-11-21T00:53:03Z", " 2026-11-21T00:53:03Z", "2026-11-21T00:53:03.-1Z",
    ])
    func whatIsNoTimeOfRFC3339IsRefused(text: String) {
        #expect(throws: TimeError.badForm(text)) { try WallTime(iso: text) }
    }

    @Test(arguments: [
        "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-11-31T00:00:00Z",
        "2026-11-00T00:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T00:60:00Z", "2026-11-21T00:00:61Z",
    ])
    func whatNoClockShowsIsRefused(text: String) {
        #expect(throws: TimeError.noSuchTime(text)) { try WallTime(iso: text) }
    }

    @Test(arguments: ["2016-12-31T23:59:60Z", "2016-12-31T23:59:60.5Z", "2017-01-01T00:59:60+01:00"])
    func leapSecondsAreRefusedAsSuch(text: String) {
        #expect(throws: TimeError.leapSecond(text)) { try WallTime(iso: text) }
    }

    @Test(arguments: [
        "1969-12-31T23:59:59.999Z", "1970-01-01T00:59:59+01:00", "2262-01-01T00:00:00Z", "2261-12-31T23:30:00-01:00",
        "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
    ])
    func timesThatCannotBeCountedAreRefused(text: String) {
        #expect(throws: TimeError.outOfRange(text)) { try WallTime(iso: text) }
    }

    @Test func randomTimesComeBackFromTheirText() throws {
        let seed: UInt64 = 11
        var random = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            let time = WallTime(nanoseconds: Int64.random(in: 0..<9_214_646_400_000_000_000, using: &random))
            #expect(try WallTime(iso: time.iso) == time, "seed \(seed)")
            #expect(try WallTime(iso: time.truncatedToMilliseconds.iso) == time.truncatedToMilliseconds)
        }
    }

    @Test func theTextSortsAsTheTime() {
        let times = (0..<100).map { WallTime(nanoseconds: $0 * 92_000_000_000_000_001).truncatedToMilliseconds }
        #expect(times.map(\.iso).sorted() == times.map(\.iso))
    }

    @Test(arguments: [(1_999_999, 1_000_000), (1_000_000, 1_000_000), (-1, -1_000_000), (0, 0)])
    func truncationGoesBackInTime(nanoseconds: Int64, truncated: Int64) {
        #expect(WallTime(nanoseconds: nanoseconds).truncatedToMilliseconds.nanoseconds == truncated)
    }

    @Test func timesBefore1970StillHaveAText() {
        #expect(WallTime(nanoseconds: -1).iso == "1969-12-31T23:59:59.999999999Z")
        #expect(WallTime(nanoseconds: .min).iso == "1677-09-21T00:12:43.145224192Z")
        #expect(WallTime(nanoseconds: .max).iso == "2262-04-11T23:47:16.854775807Z")
    }

    @Test func theTimeOfDayIsInUTC() {
        let civil = WallTime(nanoseconds: 1_795_222_383_123_456_789).civil
        #expect(civil.date.description == "2026-11-21")
        #expect([civil.hour, civil.minute, civil.second, civil.nanosecond] == [0, 53, 3, 123_456_789])
    }

    @Test func textsWithOneByteChangedAreReadOrRefused() throws {
        let original = Array("2026-11-21T00:53:03.123+01:00".utf8)
        for place in original.indices {
            for byte in UInt8(0x20)..<0x7f {
                var bytes = original
                bytes[place] = byte
                let text = String(decoding: bytes, as: UTF8.self)
                let time = Deliberate.ignore(because: "most are refused") { () throws(TimeError) in
                    try WallTime(iso: text)
                }
                guard let time else { continue }
                #expect(try WallTime(iso: time.iso) == time)
            }
        }
    }
}
