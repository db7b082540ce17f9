import Domain
import Testing

@testable import TerminalUI

@Suite struct TopScreenTests {
    @Test func everyKeyOfEveryScreenSaysWhatItDoes() {
        let context = TopContext(now: FlockScene.now, calendar: nil)
        for screen in TopScreens.all() {
            let hints: [KeyHint] = screen.hints(context)
            #expect(!hints.isEmpty, "\(screen.title)")
            for hint in hints { #expect(!hint.summary.isEmpty && !hint.keys.isEmpty, "\(screen.title): \(hint.label)") }
            #expect(Set(hints.map(\.label)).count == hints.count, "\(screen.title): each label once")
        }
    }

    @Test func noKeyMeansTwoThingsOnAScreen() {
        let keys = FleetScreen.keys.flatMap(\.keys) as [Key]
        #expect(Set(keys).count == keys.count)
        let row = KeyRow<FleetScreen>([.enter], "x", "does x") { _, _ in [] }
        #expect(KeyHint(row, on: FleetScreen()).keys == "↵")
    }

    @Test func theBarHasOnlyKeysThatLeadToSomethingNow() {
        var driver = TopDriver(ScreenSize(rows: 24, columns: 120))
        #expect(!driver.lines[23].contains("open") && driver.lines[23].contains("N new task"), "nobody is at work")
        driver.settle()
        #expect(driver.lines[23].contains("y allow") && driver.lines[23].contains("K stop"))
        driver.press(.down)
        #expect(!driver.lines[23].contains("allow") && driver.lines[23].contains("K stop"), "it asks nothing")
        driver.press(.character("?"))
        #expect(driver.text.contains("allow what it asks for"), "the help tells of all")
    }

    @Test func namesAreShortWhereRoomIsShort() {
        #expect(ShortName.worker("worker-1795259071000000000-3") == "w3" && ShortName.worker(nil) == "-")
        #expect(ShortName.run("run-20261121-010203-456789-abcd") == "r-abcd")
        #expect(ShortName.path("/a/long/path", columns: 6) == "…/path")
    }

    @Test func looksStandBesideSigns() {
        let marks = ["completed", "failed", "active", "blocked", "cancelled", "detected"].map {
            TopInk.mark(ofStatus: $0).sign
        }
        #expect(Set(marks).count == marks.count)
    }
}
