import Control
import Domain
import TestSupport
import Testing

@testable import TerminalUI

/// Keys, sizes, answers and events in any order: nothing traps, and every frame is whole.
@Suite struct TopFuzzTests {
    private static let keys: [Key] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:/?@!#&<>-+ =".map { Key.character($0) } + [
            .enter, .escape, .tab, .backTab, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .backspace,
            .delete, .control("d"), .control("u"), .control("r"), .control("l"), .function(1), .other,
        ]

    @Test(arguments: 0..<8) func nothingThatComesBreaksIt(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var driver = TopDriver(isReadOnly: seed % 4 == 3)
        var scene = FlockScene()
        var now = FlockScene.now
        driver.settle()
        for step in 0..<1_500 {
            switch Int.random(in: 0..<20, using: &random) {
            case 0: driver.take(.terminal(.resized(size(&random))))
            case 1: driver.take(.terminal(.mouse(mouse(&random))))
            case 2: driver.take(.terminal(.paste("a\u{1B}[31m日\nb")))
            case 3:
                now = now.advanced(by: .milliseconds(Int.random(in: -500...3_000, using: &random)))
                driver.take(.tick(now))
            case 4: driver.take(.link(Bool.random(using: &random) ? .open : .gone(since: now)))
            case 5:
                scene.runs.shuffle(using: &random)
                if scene.runs.count > 1, Bool.random(using: &random) { scene.runs.removeLast() }
                driver.settle(scene)
            case 6: for question in driver.top.questions { driver.take(.answer(.failed("no \(step)"), to: question)) }
            case 7: driver.take(.event(topic: "x", text: "event \(step)", isTrouble: true))
            case 8: if let act = driver.acts.last { driver.take(.done(act, .failure(.goneBeforeAnswer))) }
            default: driver.press(Self.keys.randomElement(using: &random) ?? .other)
            }
            guard step % 7 == 0 else { continue }
            let frame = driver.top.frame()
            #expect(frame.cells.count == frame.size.rows * frame.size.columns, "seed \(seed), step \(step)")
            let wrong = (0..<frame.size.rows).first { row in
                frame.row(row).reduce(0) { $0 + $1.glyph.width } != frame.size.columns
            }
            #expect(wrong == nil, "seed \(seed), step \(step): a row is not whole")
        }
    }

    private func size(_ random: inout SeededGenerator) -> ScreenSize {
        ScreenSize(rows: Int.random(in: 0...110, using: &random), columns: Int.random(in: 0...310, using: &random))
    }

    private func mouse(_ random: inout SeededGenerator) -> MouseAct {
        let kinds: [MouseAct.Kind] = [.press, .wheelUp, .wheelDown]
        return MouseAct(
            kinds.randomElement(using: &random) ?? .press,
            row: Int.random(in: -2...120, using: &random),
            column: Int.random(in: -2...320, using: &random)
        )
    }
}
