import Domain
import Testing

@testable import TerminalUI

@Suite struct TextStyleLooksTests {
    @Test func aLookLiesOverAnother() {
        let over = TextStyle(foreground: .indexed(1)).over(
            TextStyle(foreground: .indexed(2), background: .indexed(3), .bold)
        )
        #expect(over == TextStyle(foreground: .indexed(1), background: .indexed(3), .bold))
    }

    @Test func whatIsChosenStandsOutWithoutColour() {
        #expect(TextStyle.dim.chosen.traits == .reverse)
        #expect(TextStyle.bad.chosen == TextStyle(foreground: .indexed(1), .reverse))
        #expect(TextStyle.bad.shaded == .dim)
    }
}
