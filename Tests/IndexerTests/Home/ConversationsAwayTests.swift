import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

/// The disk of the conversations goes away in the middle of a run, and comes back.
@Suite struct ConversationsAwayTests {
    private let home: IndexedHome
    private let elsewhere: String

    init() throws {
        home = try IndexedHome(for: "ConversationsAwayTests")
        elsewhere = "\(home.fixture.scratch.path)/elsewhere"
        try SystemDisk().makeFolders(elsewhere)
    }

    /// With what stands beside it.
    private func move(_ file: String, to place: String) throws {
        for suffix in [""] + DatabaseFile.companions where try SystemDisk().exists(file + suffix) {
            try SystemDisk().rename(file + suffix, to: place + suffix)
        }
    }

    private func takeAway() throws { try move(home.paths.conversations, to: "\(elsewhere)/conversations.db") }

    private func bringBack() throws { try move("\(elsewhere)/conversations.db", to: home.paths.conversations) }

    private func expectAllThere() throws {
        let live = try home.dump()
        let again = try home.rebuilt()
        #expect(live == again, "\(IndexedHome.difference(live, again).joined(separator: "\n"))")
        #expect(again.contains { $0.hasPrefix("blocks|") })
    }

    @Test(arguments: [WorkerKind.claude, .shell]) func nothingIsLostOnceTheyAreBack(_ agent: WorkerKind) throws {
        let prepared = try home.fixture.prepare { $0.workerKind = agent }
        var run = try home.fixture.open(prepared.paths)
        try run.start()
        let lines = (1...3).flatMap { ClaudeTalk.lines(message: "msg_\($0)") }
        var reader: HomeIndex? = try home.open()
        for (number, line) in lines.enumerated() {
            if number == 8 { try takeAway() }
            if number == 15 { try bringBack() }
            home.fixture.clock.advance(by: .milliseconds(10))
            try home.write(Array((line + "\n" + line + "\n").utf8), of: &run)
            let report = try #require(try reader?.pass())
            #expect(report.troubles.isEmpty)
            let isAway = (8..<15).contains(number)
            // Of text there is not something to write each time, and so it is not noticed at once.
            #expect((report.missingConversations != nil) == isAway || (agent == .shell && isAway))
            guard number == 14 else { continue }
            #expect(try !SystemDisk().exists(home.paths.conversations), "no stray file is made")
            let bytes = try home.fixture.bytes(prepared.paths.log(of: .stdout)).count
            let offset = try indexOffset()
            #expect(agent == .shell || offset == bytes, "the index goes on meanwhile")
        }
        try home.end(&run)
        _ = try reader?.pass()
        reader = nil
        let live = try home.dump()
        let again = try home.rebuilt()
        #expect(live == again, "\(IndexedHome.difference(live, again).joined(separator: "\n"))")
    }

    private func indexOffset() throws -> Int {
        let index = try IndexSchema.current.open(
            home.paths.index,
            for: .read,
            on: SystemDisk(),
            at: home.fixture.clock.now().wall
        )
        return Int(try index.integer("SELECT byte_offset FROM sources WHERE kind = 'stdout'") ?? 0)
    }

    @Test func aRunThatEndsMeanwhileIsReadAgain() throws {
        do {
            let index = try home.open()
            try takeAway()
            try home.record(ClaudeTalk.lines())
            #expect(try index.pass().missingConversations != nil)
            #expect(try index.pass().troubles.isEmpty)
            let finished = try index.writer.index.integer("SELECT sum(is_finished) FROM sources WHERE kind = 'events'")
            #expect(finished == 0, "it is not at an end yet")
            try bringBack()
            #expect(try index.pass().missingConversations == nil)
        }
        try expectAllThere()
    }

    @Test func runsThatWaitForThemHoldNoFilesOpen() throws {
        do {
            let index = try home.open()
            try takeAway()
            for number in 0..<10 { try home.record(ClaudeTalk.lines(message: "msg_\(number)"), of: "gh-\(number)") }
            for _ in 0..<2 { #expect(try index.pass().missingConversations != nil) }
            #expect(try openLogs().isEmpty)
            try bringBack()
            _ = try index.pass()
        }
        try expectAllThere()
    }

    /// The files of runs that this process has open.
    private func openLogs() throws -> [String] {
        let disk = SystemDisk()
        return try disk.list("/proc/self/fd").compactMap { name in
            // Others are closed meanwhile, by tests beside this one.
            Deliberate.ignore(because: "it is closed by now") { () throws(PlatformError) in
                try disk.readLink("/proc/self/fd/\(name)")
            }
        }.filter { $0.hasPrefix(home.paths.home.runs) }
    }

    /// The commit that finds them away is the one that would have finished the run.
    @Test func whatWasMeantForThemWhenTheyWentIsReadAgain() throws {
        let run = try home.record(ClaudeTalk.lines(), isOver: false)
        do {
            let index = try home.open()
            _ = try index.pass()
            var writer = try home.fixture.open(run)
            let lines = ClaudeTalk.lines(message: "msg_2").joined(separator: "\n") + "\n"
            try home.write(Array(lines.utf8), of: &writer)
            try home.end(&writer)
            try takeAway()
            _ = try index.pass()
            _ = try index.pass()
            try bringBack()
            _ = try index.pass()
        }
        try expectAllThere()
    }

    @Test func anotherFileInTheirPlaceIsLeftAlone() throws {
        let other = try IndexedHome(for: "AnotherHome")
        try other.record(ClaudeTalk.lines(message: "msg_other"))
        try other.pass()
        let otherRows = try other.dump()

        try home.record(ClaudeTalk.lines())
        do {
            let index = try home.open()
            _ = try index.pass()
            try takeAway()
            try move(other.paths.conversations, to: home.paths.conversations)
            try home.record(ClaudeTalk.lines(message: "msg_2"), of: "gh-451")
            for _ in 0..<2 {
                let report = try index.pass()
                #expect(report.troubles.isEmpty && report.missingConversations != nil)
            }
            try move(home.paths.conversations, to: other.paths.conversations)
            #expect(try other.dump() == otherRows)
            try bringBack()
            #expect(try index.pass().missingConversations == nil)
        }
        try expectAllThere()
    }

    /// Whoever gives the old ones up gets them made anew, from all runs.
    @Test func thoseMadeAnewHaveWhatWasReadBefore() throws {
        try home.record(ClaudeTalk.lines())
        try home.pass()
        try takeAway()
        #expect(try home.pass().missingConversations != nil)
        do {
            let reader = try home.open()
            let index = reader.writer.index
            try index.write { () throws(StoreError) in try index.remove(.conversations) }
            #expect(try reader.pass().missingConversations == nil)
        }
        try expectAllThere()
    }
}
