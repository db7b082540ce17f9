import Domain
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
}
