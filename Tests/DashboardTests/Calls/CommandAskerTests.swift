import Asking
import Platform
import TestSupport
import Testing

@testable import Dashboard

/// Any program can stand for `roost`.
@Suite struct CommandAskerTests {
    private let home: TemporaryHome
    private let loop: EventLoop

    init() throws {
        home = try TemporaryHome(for: "CommandAskerTests")
        loop = try EventLoop()
    }

    private func asker(_ script: String) throws -> CommandAsker {
        let program = home.path("program")
        try Programs.make(program, "#!/bin/sh\n\(script)\n")
        return CommandAsker(program: program, environment: .current(), loop: loop, processes: SystemProcesses())
    }

    private func turn(until isDone: () throws -> Bool) throws -> Bool {
        try Eventually.wait(upTo: .seconds(60)) {
            try loop.turn(upTo: .milliseconds(20))
            return try isDone()
        }
    }

    @Test func soManyAreAskedAtOnceAndTheOthersInTheirTurn() throws {
        let asker = try asker("echo x >> \"$0.begun\"; while [ ! -e \"$0.go\" ]; do sleep 0.02; done; echo $1")
        var answers: [String] = []
        for number in 0..<10 {
            let ticket = asker.ask(CommandWords(["\(number)"])) { line in
                if case .whole(let bytes) = line { answers.append(String(decoding: bytes, as: UTF8.self)) }
                return true
            } ended: { _, _ in
            }
            #expect(ticket != nil)
        }
        let begun = home.path("program.begun")
        #expect(try turn { try SystemDisk().status(of: begun)?.bytes ?? 0 == Int64(CommandAsker.callsMax * 2) })
        try SystemDisk().createFile(home.path("program.go"), with: [])
        #expect(try turn { answers.count == 10 })
        #expect(Set(answers) == Set((0..<10).map { "\($0)" }))
    }

    @Test func theQueueHasAnEnd() throws {
        let asker = try asker("sleep 1000")
        var tickets: [CommandAsker.Question] = []
        for _ in 0..<(CommandAsker.callsMax + CommandAsker.waitingMax) {
            tickets.append(try #require(asker.ask(CommandWords([]), take: { _ in true }, ended: { _, _ in })))
        }
        #expect(asker.ask(CommandWords([]), take: { _ in true }, ended: { _, _ in }) == nil)
        for ticket in tickets.reversed() { asker.cancel(ticket) }
        #expect(asker.ask(CommandWords([]), take: { _ in true }, ended: { _, _ in }).map(asker.cancel) != nil)
    }

    @Test func whatIsNotWantedAnyMoreMakesRoomForTheNext() throws {
        let asker = try asker("[ \"$1\" = quick ] && { echo done; exit 0; }; sleep 1000")
        let slow = (0..<CommandAsker.callsMax).compactMap { _ in
            asker.ask(CommandWords(["slow"]), take: { _ in true }, ended: { _, _ in })
        }
        var isDone = false
        let quick = asker.ask(CommandWords(["quick"]), take: { _ in true }, ended: { _, _ in isDone = true })
        #expect(quick != nil)
        try loop.turn(upTo: .milliseconds(50))
        #expect(!isDone)
        slow.forEach(asker.cancel)
        #expect(try turn { isDone })
    }

    @Test func aProgramThatIsNotThereIsTold() throws {
        let asker = CommandAsker(
            program: home.path("nothing"),
            environment: .current(),
            loop: loop,
            processes: SystemProcesses()
        )
        var end: CommandEnd?
        let ticket = asker.ask(CommandWords([]), take: { _ in true }, ended: { told, _ in end = told })
        #expect(try turn { end != nil })
        if case .notStarted = end {} else { Issue.record("\(String(describing: end))") }
        withExtendedLifetime(ticket) {}
    }
}
