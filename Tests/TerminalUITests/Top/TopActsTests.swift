import Control
import Domain
import JSON
import Testing

@testable import TerminalUI

/// Each key that changes something, and what it asks the daemon for.
@Suite struct TopActsTests {
    private static let asking = FlockScene.runName(of: "gh-451")

    private func driver(_ keys: [Key]) -> TopDriver {
        var driver = TopDriver()
        driver.settle()
        for key in keys {
            driver.press(key)
            driver.settle()
        }
        return driver
    }

    @Test(arguments: [
        ("y", DirectiveName.answer, "roost worker answer \(asking) yes"),
        ("n", .answer, "roost worker answer \(asking) no"),
        ("p", .pauseRun, "roost run pause \(asking)"),
    ])
    func aKeyActsOnTheOneThatIsChosen(_ key: String, _ name: DirectiveName, _ line: String) {
        let acts = driver([.character(Character(key))]).acts
        #expect(acts.map(\.name) == [name])
        #expect(acts.map(\.commandText) == [line])
    }

    @Test(arguments: [
        ("K", DirectiveName.stopWorker, "roost worker stop \(asking)"),
        ("r", .restartWorker, "roost worker restart \(asking)"),
    ])
    func whatEndsWorkAsksFirst(_ key: String, _ name: DirectiveName, _ line: String) {
        #expect(driver([.character(Character(key))]).acts.isEmpty)
        #expect(driver([.character(Character(key)), .character("n")]).acts.isEmpty)
        #expect(driver([.character(Character(key)), .enter]).acts.isEmpty, "only a yes is one")
        let acts = driver([.character(Character(key)), .character("y")]).acts
        #expect(acts.map(\.name) == [name])
        #expect(acts.map(\.commandText) == [line])
    }

    @Test func anAnswerInWordsNamesTheQuestion() {
        var driver = driver([.character("a")])
        driver.type("no, use make")
        driver.press(.enter)
        #expect(driver.acts.first?.name == .answer)
        #expect(driver.acts.first?.data["question"] == "q-1")
        #expect(driver.acts.first?.data["text"] == "no, use make")
        #expect(driver.acts.first?.commandText == "roost worker answer \(Self.asking) 'no, use make'")
    }

    @Test func steeringSendsWhatWasTyped() {
        var driver = driver([.character("s")])
        driver.take(.terminal(.paste("stop\nthat")))
        #expect(driver.acts.isEmpty, "pasting sends nothing")
        driver.press(.enter)
        #expect(driver.acts.first?.data["text"] == "stop that")
    }

    @Test func anEmptyTextSendsNothing() {
        #expect(driver([.character("s"), .enter]).acts.isEmpty)
        #expect(driver([.character("s"), .character("x"), .escape]).acts.isEmpty)
    }

    @Test(arguments: [
        ("a", DirectiveName.assign, "assign"), ("R", .retryTask, "retry"), ("h", .hold, "hold"),
    ])
    func tasksAreActedOn(_ key: String, _ name: DirectiveName, _ word: String) {
        let acts = driver([.character("2"), .character(Character(key))]).acts
        #expect(acts.map(\.name) == [name])
        #expect(acts.map(\.commandText) == ["roost task \(word) gh-451"])
    }

    @Test(arguments: [("X", DirectiveName.cancelTask, "cancel"), ("A", .accept, "accept"), ("D", .discard, "discard")])
    func whatIsLastingAsksFirst(_ key: String, _ name: DirectiveName, _ word: String) {
        #expect(driver([.character("2"), .character(Character(key)), .escape]).acts.isEmpty)
        let acts = driver([.character("2"), .character(Character(key)), .character("y")]).acts
        #expect(acts.map(\.name) == [name])
        #expect(acts.map(\.commandText) == ["roost task \(word) gh-451"])
    }

    @Test func aHeldTaskIsReleasedByTheSameKey() {
        var driver = driver([.character("2"), .character("/")])
        driver.type("man-7")
        driver.press(.enter, .character("h"))
        #expect(driver.acts.map(\.name) == [.release])
    }

    @Test func aTaskIsAddedAndChanged() {
        var driver = driver([.character("2"), .character("n")])
        driver.type("Write it down")
        driver.press(.enter)
        #expect(driver.acts.first?.name == .addTask)
        #expect(driver.acts.first?.commandText == "roost task add 'Write it down'")
        driver.press(.character("e"), .control("u"))
        driver.type("Other")
        driver.press(.enter)
        #expect(driver.acts.last?.name == .editTask)
        #expect(driver.acts.last?.data["text"] == "Other")
    }

    @Test func theFlockIsScaledAndHeld() {
        var driver = driver([.character("+"), .control("u")])
        driver.type("7")
        driver.press(.enter)
        #expect(driver.acts.first?.name == .scale)
        #expect(driver.acts.first?.data["workers"] == 7)
        driver.press(.character("+"))
        driver.type("x")
        driver.press(.enter)
        #expect(driver.acts.count == 1)
        #expect(driver.text.contains("a number from 0 to 1000"))
        driver.press(.character("P"))
        #expect(driver.acts.last?.name == .pause)
        var scene = FlockScene()
        scene.state = "paused"
        driver.settle(scene)
        driver.press(.character("P"))
        #expect(driver.acts.last?.name == .resume)
    }

    @Test(arguments: [("A", "architect"), ("M", "manager"), ("B", "all")])
    func panesAreRestartedOneOrBoth(_ key: String, _ word: String) {
        let acts = driver([.character("6"), .character(Character(key)), .character("y")]).acts
        #expect(acts.map(\.name) == [.restartPane])
        #expect(acts.map(\.commandText) == ["roost pane restart \(word)"])
    }

    @Test func otherKeysLendTheTerminal() {
        let run = Self.asking
        #expect(driver([.character("o")]).lent == [["worker", "shell", run]])
        #expect(driver([.character("6"), .character("D")]).lent == [["doctor"]])
        #expect(driver([.character("2"), .character("v"), .character("v")]).lent == [["task", "review", "gh-451"]])
    }

    @Test func theNameOfWhatIsChosenIsCopied() {
        let copied = driver([.character("Y")]).effects.compactMap { if case .copy(let text) = $0 { text } else { nil } }
        #expect(copied == [Self.asking])
    }

    @Test func thePaletteRunsScreensKeysAndLines() {
        var driver = driver([.character(":")])
        driver.type("health")
        driver.press(.enter)
        #expect(driver.lines[1].contains("[6]Health"))
        driver.press(.character("1"), .character(":"))
        driver.type("pause")
        driver.press(.enter)
        #expect(driver.acts.last?.name == .pauseRun)
        driver.press(.character(":"))
        driver.type("roost task add 'one two'")
        driver.press(.enter)
        #expect(driver.lent.last == ["task", "add", "one two"])
        driver.press(.character(":"), .escape)
        #expect(!driver.isOver)
    }
}
