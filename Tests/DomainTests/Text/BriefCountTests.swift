import Domain
import Testing

@Suite struct BriefCountTests {
    @Test(arguments: [
        (0, "0"), (999, "999"), (1_000, "1.0k"), (1_249, "1.2k"), (9_949, "9.9k"), (9_950, "10k"), (213_600, "214k"),
        (999_499, "999k"), (999_500, "1.0M"), (1_234_567, "1.2M"), (-1_500, "-1.5k"), (.max, "9.2E"), (.min, "-9.2E"),
    ])
    func countsHaveAtMostThreeDigits(count: Int64, text: String) { #expect(BriefCount.text(count) == text) }
}
