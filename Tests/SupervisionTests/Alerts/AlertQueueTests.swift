import Domain
import JSON
import Settings
import Testing

@testable import Supervision

@Suite struct AlertQueueTests {
    @Test func eachAlertIsToldOnceAndFailuresAreTriedAgain() {
        var scene = AlertScene()
        scene.raise(AlertScene.alert("a"))
        #expect(scene.words() == ["owe a phone", "send a phone"])
        scene.raise(AlertScene.alert("a"))
        #expect(scene.words().isEmpty)
        scene.failed()
        scene.pass(.seconds(4))
        #expect(scene.words().isEmpty)
        scene.pass(.seconds(1))
        #expect(scene.words() == ["send a phone"])
        scene.raise(AlertScene.alert("b"))
        scene.raise(AlertScene.alert("c"))
        #expect(scene.words() == ["owe b phone", "owe c phone"])
        scene.sent()
        // What came up meanwhile is told in one.
        #expect(scene.words() == ["told a phone 2", "send b,c phone"])
        scene.sent()
        #expect(scene.words() == ["told b phone 1", "told c phone 1"] && scene.queue.isIdle)
        scene.sent()
        scene.pass(.seconds(1))
        #expect(scene.words().isEmpty)
    }

    @Test func pausesGrowUpToABoundAndDiffer() {
        let pauses = (1...10).map { AlertQueue.pause($0, 0) }
        #expect(Array(pauses.prefix(4)) == [.seconds(5), .seconds(10), .seconds(20), .seconds(40)])
        #expect(pauses.last == AlertLimits.pauseMax && AlertQueue.pause(1, 999) > .seconds(6))
        #expect(AlertQueue.pause(.max, .max) <= AlertLimits.pauseMax * 5 / 4)
    }

    @Test func quietHoursHoldBackAndThenAllIsToldInOne() {
        var channel = AlertChannel("phone", .webhook, on: [.failed])
        channel.quietHours = QuietHours("11:00-13:00")
        var scene = AlertScene(OwedAlerts(), [channel, AlertChannel("log", .command)])
        scene.raise(AlertScene.alert("a"))
        scene.raise(AlertScene.alert("b"))
        scene.raise(AlertScene.alert("c", .budget))
        let first = scene.words()
        #expect(first.filter { $0.hasPrefix("send") } == ["send a log"] && !first.contains("owe c phone"))
        scene.pass(.seconds(3_599))
        #expect(scene.words().isEmpty)
        scene.pass(.seconds(1))
        #expect(scene.words() == ["send a,b phone"])
    }

    @Test func whatNobodyCouldBeToldOfIsGivenUp() {
        var scene = AlertScene()
        scene.raise(AlertScene.alert("a"))
        scene.failed()
        _ = scene.words()
        scene.pass(AlertLimits.age + .seconds(1))
        #expect(scene.words() == ["gave up a phone"])
        for number in 0..<AlertLimits.waitingMax + 2 { scene.raise(AlertScene.alert("n\(number)", at: scene.wall)) }
        let words = scene.words()
        // The first is on its way.
        #expect(words.filter { $0.hasPrefix("gave up") } == ["gave up n1 phone", "gave up n2 phone"])
        scene.take(scene.queue.channelsChanged([], at: scene.time))
        #expect(scene.words().count == AlertLimits.waitingMax && scene.queue.standing.isEmpty)
    }

    @Test func theNextDaemonTellsWhatThisOneOwesAndNothingTwice() throws {
        var scene = AlertScene()
        scene.raise(AlertScene.alert("a"))
        scene.sent()
        scene.raise(AlertScene.alert("b"))
        let owed = scene.owed()
        #expect(owed.waiting.map(\.alert.key) == ["b"] && owed.told == ["a", "b"])
        let read = OwedAlerts(json: try #require(try JSONReader.read(JSONWriter.text(.object(owed.json))).objectValue))
        #expect(read == owed)
        var next = AlertScene(read)
        next.take(next.queue.owed(read, at: next.time))
        #expect(next.words() == ["send b phone"])
        next.raise(AlertScene.alert("a"))
        next.raise(AlertScene.alert("b"))
        #expect(next.words().isEmpty)
        var other = AlertScene(read, [AlertChannel("mail", .email)])
        other.take(other.queue.owed(read, at: other.time))
        #expect(other.words() == ["gave up b phone"])
        // And it is owed beyond the next daemon, too.
        var tasks = OpenTasks()
        for event in scene.events { tasks.take(event) }
        let lines = TaskSnapshot.lines(of: tasks)
        var after = OpenTasks()
        for (index, line) in lines.enumerated() { after.take(AlertScene.event(index + 1, line.type, line.data)) }
        #expect(after.alerts == owed && after.hasSnapshot)
    }
}
