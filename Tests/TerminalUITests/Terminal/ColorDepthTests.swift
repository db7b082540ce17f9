import Domain
import Testing

@testable import TerminalUI

@Suite struct ColorDepthTests {
    @Test(arguments: [
        (0, ColorDepth.none), (2, .none), (8, .sixteen), (16, .sixteen), (88, .sixteen), (256, .many), (1 << 24, .many),
    ])
    func aTerminalHasSoManyColours(_ colors: Int, _ depth: ColorDepth) { #expect(ColorDepth(colors: colors) == depth) }

    @Test func withoutColoursNoneIsAskedFor() {
        #expect(ColorDepth.none.index(of: .indexed(1)) == nil)
        #expect(ColorDepth.many.index(of: nil) == nil)
    }

    @Test(arguments: [(255, 0, 0, 196), (0, 0, 0, 16), (255, 255, 255, 231), (128, 128, 128, 244), (95, 135, 175, 67)])
    func anExactColourBecomesTheNearest(_ red: UInt8, _ green: UInt8, _ blue: UInt8, _ index: Int16) {
        #expect(ColorDepth.many.index(of: .exact(red: red, green: green, blue: blue)) == index)
    }

    @Test(arguments: [
        (1, 1), (9, 9), (196, 9), (46, 10), (21, 12), (232, 0), (240, 8), (250, 7), (255, 15), (88, 1), (226, 11),
    ])
    func withSixteenTheNearestOfThemIsTaken(_ index: UInt8, _ named: Int16) {
        #expect(ColorDepth.sixteen.index(of: .indexed(index)) == named)
    }

    @Test func everyIndexHasOneOfTheSixteen() {
        for index in UInt8.min...UInt8.max { #expect((0..<16).contains(ColorCube.named(index))) }
    }
}
