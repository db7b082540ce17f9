import Domain
import Testing

@Suite struct DurationTextTests {
    @Test(arguments: [
        ("0s", Duration.zero), ("500ms", .milliseconds(500)), ("90s", .seconds(90)), ("10m", .seconds(600)),
        ("2h", .seconds(7_200)), ("3d", .seconds(259_200)), ("1w", .seconds(604_800)), ("1h30m", .seconds(5_400)),
        ("1m500ms", .milliseconds(60_500)),
    ])
    func aNumberWithItsUnitIsALength(text: String, length: Duration) {
        #expect(DurationText.read(text) == length)
    }

    @Test(arguments: [
        "", "10", "m", "-5m", "1.5h", "10 m", "10y", "30m1h", "1h1h", "1h30", "٣m", "99999999999999999999s",
    ])
    func anythingElseIsNone(text: String) {
        #expect(DurationText.read(text) == nil)
    }

    @Test func aLengthThatCannotBeCountedIsNone() {
        #expect(DurationText.read("9223372036854775807ms") == .milliseconds(Int64.max))
        #expect(DurationText.read("9223372036854775807s") == nil)
        #expect(DurationText.read("1s9223372036854775807ms") == nil)
    }

    @Test(arguments: [
        (Duration.zero, "0s"), (.milliseconds(500), "500ms"), (.seconds(60), "1m"), (.seconds(90), "1m30s"),
        (.seconds(5_400), "1h30m"), (.seconds(86_400), "1d"), (.milliseconds(60_500), "1m500ms"),
        (.milliseconds(Int64.max), "15250284452w3d7h12m55s807ms"),
    ])
    func aLengthIsWrittenAsItIsRead(length: Duration, text: String) {
        #expect(DurationText.write(length) == text)
        #expect(DurationText.read(text) == length)
    }

    @Test func whatIsShorterThanAMillisecondOrBelowZeroIsWrittenAsNothing() {
        #expect(DurationText.write(.microseconds(999)) == "0s")
        #expect(DurationText.write(.seconds(-5)) == "0s")
    }
}
