import Domain
import Testing

@Suite struct BriefDurationTests {
    @Test(arguments: [
        (Duration.milliseconds(-5), "0 ms"), (.zero, "0 ms"), (.milliseconds(999), "999 ms"), (.seconds(1), "1.0 s"),
        (.milliseconds(59_999), "59.9 s"), (.seconds(60), "1 min 0 s"), (.seconds(3_599), "59 min 59 s"),
        (.seconds(3_660), "1 h 1 min"), (.seconds(86_400), "1 d 0 h"), (.seconds(90_000), "1 d 1 h"),
    ]) func aLengthOfTimeIsSaidInTwoUnits(duration: Duration, text: String) {
        #expect(BriefDuration.text(duration) == text)
    }
}
