import Domain
import Testing

@testable import Commands

@Suite struct ShareBarTests {
    @Test(arguments: [
        (0, 100, "            0%"), (100, 100, "████████ 100%"), (50, 100, "████      50%"), (58, 100, "████▋     58%"),
        (1, 1_000, "            <1%"), (1, 100, "▏           1%"), (7, 3, "████████ 100%"),
    ])
    func aShareIsABarAndAPercentage(part: Int64, whole: Int64, text: String) {
        let bar = ShareBar.text(part, of: whole)
        #expect(bar?.split(separator: " ") == text.split(separator: " "))
        #expect(bar.map { DisplayWidth.of($0) } == 13)
    }

    @Test func ofNothingThereIsNoShare() {
        #expect(ShareBar.text(0, of: 0) == nil)
        #expect(ShareBar.text(1, of: -1) == nil)
    }
}
