import Domain
import Testing

@testable import TerminalUI

@Suite struct AsciiScreenTests {
    @Test func everySignBecomesOneLetter() {
        var buffer = CellBuffer(ScreenSize(rows: 1, columns: 30))
        buffer.write("● ◐ ◆ ✗ ✓ ╭─╮│ é 日 🚀 ▁█", row: 0, in: buffer.area)
        let reduced = AsciiScreen.reduce(buffer)
        #expect(reduced.line(0) == "* ~ ! x + +-+| e ?? ?? _#")
        #expect(reduced.cells.allSatisfy { $0.glyph.width == 1 })
    }

    @Test func wholeScreensAreASCIIAndAsWide() {
        for tab in TopTab.allCases {
            var driver = TopDriver(open: tab)
            driver.settle()
            let reduced = AsciiScreen.reduce(driver.top.frame())
            #expect(reduced.lines.allSatisfy { $0.utf8.allSatisfy { (0x20..<0x7f).contains($0) } })
        }
    }
}
