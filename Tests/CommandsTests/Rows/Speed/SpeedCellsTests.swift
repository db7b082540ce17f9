import JSON
import Testing

@testable import Commands

@Suite struct SpeedCellsTests {
    @Test(arguments: [
        (0.4, "0 ms"), (1_500, "1.5 s"), (-5, "0 ms"), (1e300, "11574074 d 1 h"), (.infinity, "11574074 d 1 h"),
    ])
    func timesAreShownWhateverTheyAre(value: Double, text: String) {
        #expect(SpeedCells.milliseconds(value).text == text)
    }

    @Test func programsGetTheNumberItself() {
        #expect(SpeedCells.milliseconds(1.5).value == .decimal("1.5"))
        #expect(SpeedCells.milliseconds(nil) == .none)
        #expect(SpeedCells.rate(60.4).text == "60" && SpeedCells.rate(60.5).text == "61")
        #expect(SpeedCells.rate(1e300).text == "1000000000000000" && SpeedCells.rate(nil) == .none)
    }
}
