import Domain
import Journal
import Platform
import Queries

/// `roost talk`: what an agent was asked, what it said, and what it did.
package enum TalkCommand {
    private static let gapMax = Duration.seconds(2)
    private static let name = Argument(
        "RUN|TASK|CONVERSATION",
        RunTarget.form.named("RUN|TASK|CONVERSATION"),
        "Whose, by an id or the beginning of one; of a task its newest run"
    )
    private static let toolsOnly = Flag("tools-only", "Only the tools it used, and what came of that")
    private static let thinking = Flag("thinking", "Also what it thought, where its provider tells")
    private static let every = Flag("all", "Every line of what tools wrote, and not the first few")
    private static let previous = Flag("previous", short: "p", "The run before the newest one")
    private static let play = Flag("play", "At the pace at which it went on, with pauses of at most 2s")
    private static let speed = Option("speed", .speed, "With --play: how many times as fast (default: 1)")
    private static let html = Option("html", .path.named("FILE"), "Write it as one page that needs nothing else")
    private static let force = Flag("force", "With --html: replace a file of that name")
    private static let utc = Flag("utc", "Show times in UTC")

    package static let command = Command(
        "talk",
        section: .record,
        summary: "Show the conversation of a run, or of an imported transcript",
        details: [
            "It is read from the index, which \"roost index --once\" brings up to date, without secrets. Tools are "
                + "named with the argument that tells most; of what they wrote the first lines are shown, and of an "
                + "edit what it changes.",
            "With -o json each block of a message is an object, roost.block/1.",
        ],
        examples: [
            Example("roost talk gh-450", "what was said in its newest run"),
            Example("roost talk run-20261121 --tools-only --all", "all that its tools did"),
            Example("roost talk gh-450 -p", "of the attempt before that"),
            Example("roost talk gh-450 --play --speed 4", "as it went, four times as fast"),
            Example("roost talk gh-450 --thinking --html talk.html", "a page to keep or to send"),
            Example("roost talk gh-450 -o jsonl", "for programs"),
        ],
        arguments: [name],
        options: [toolsOnly, thinking, every, previous, play, speed, html, force, RecordOptions.includeArchive, utc],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound, .refusedByState, .interrupted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        try refuseContradictions(invocation)
        let record = try record(invocation)
        let owner = try owner(invocation.required(name), in: record, invocation)
        try invocation.tellArchived(run: owner.worker, in: record)
        var reader = try invocation.asking { () throws(QueriesError) in
            try TalkReader(of: owner, in: record, invocation.redaction(of: owner))
        }
        if let path = invocation[html] { return try write(&reader, owner, record, to: path, invocation) }
        guard invocation.format == .table else { return try list(&reader, invocation) }
        return try show(&reader, owner, record, invocation)
    }

    // MARK: - Whose

    private static func record(_ invocation: Invocation) throws(CommandError) -> OpenRecord {
        do {
            return try invocation.record(withConversations: true)
        } catch {
            guard case .queries(let cause) = error, cause.lacksDatabase else { throw error }
            throw .failed(
                "there is no index yet, in which conversations are looked up",
                hint: "\"roost index --once\" makes it from the runs; roost logs shows what a run wrote without one"
            )
        }
    }

    private static func owner(
        _ name: String,
        in record: OpenRecord,
        _ invocation: Invocation
    ) throws(CommandError) -> TalkOwner {
        let finding = try invocation.asking { () throws(QueriesError) in try record.talkOwner(named: name) }
        switch finding {
        case .found(let owner):
            guard invocation[previous] else { return owner }
            let earlier = try invocation.asking { () throws(QueriesError) in try record.talkOwner(before: owner) }
            guard let earlier else { throw .notFound(kind: "earlier run of", text: name, similar: []) }
            return earlier
        case .several(let names): throw .ambiguous(kind: "name", text: name, matches: names)
        case .none(let known):
            let similar = Suggestion.nearest(to: name, among: known)
            throw .notFound(kind: "conversation of", text: name, similar: similar, list: RunTarget.listCommand)
        }
    }

    private static func refuseContradictions(_ invocation: Invocation) throws(CommandError) {
        let isJSON = invocation.format != .table
        let pairs: [(Bool, String, Bool, String)] = [
            (invocation[html] != nil, "--html", isJSON, "--output"),
            (invocation[html] != nil, "--html", invocation[play], "--play"),
            (invocation[play], "--play", isJSON, "--output"),
        ]
        for pair in pairs where pair.0 && pair.2 {
            throw .usage(.together(pair.1, pair.3), command: invocation.command.path)
        }
    }

    private static func choice(_ invocation: Invocation) -> TalkRendering.Choice {
        var choice = TalkRendering.Choice()
        choice.isToolsOnly = invocation[toolsOnly]
        choice.showsThinking = invocation[thinking]
        choice.isWhole = invocation[every]
        return choice
    }

    private static func next(
        _ reader: inout TalkReader,
        _ invocation: Invocation
    ) throws(CommandError) -> TalkItem? {
        do { return try reader.next() } catch { throw .queries(error) }
    }

    // MARK: - How

    private static func list(_ reader: inout TalkReader, _ invocation: Invocation) throws(CommandError) -> ExitCode {
        let choice = choice(invocation)
        var table = TalkTable()
        while let item = try next(&reader, invocation) {
            if case .block(let block) = item, choice.wants(block.type) { table.add(block) }
        }
        try invocation.console.show(table.table, as: invocation.format)
        return .ok
    }

    private static func show(
        _ reader: inout TalkReader,
        _ owner: TalkOwner,
        _ record: OpenRecord,
        _ invocation: Invocation
    ) throws(CommandError) -> ExitCode {
        let console = invocation.console
        let calendar = invocation[utc] ? nil : LocalCalendar()
        let text = TalkText(console.output, calendar, isWhole: invocation[every])
        var rendering = TalkRendering(choice(invocation))
        var playing = try invocation[play] ? player(invocation) : nil
        var isEmpty = true
        try console.line(Ink.bold.mark(SafeText.of(headline(owner)), where: console.output.isColored))
        while let item = try next(&reader, invocation) {
            guard let part = rendering.part(of: item) else { continue }
            if try playing?.wait(for: part) == false { return .interrupted }
            for line in text.lines(of: part) { try console.line(line) }
            isEmpty = false
        }
        if isEmpty {
            let run = SafeText.of(owner.worker)
            try console.say("roost: nothing of this is known to be said; roost logs \(run) shows what it wrote")
        }
        let totals = try invocation.asking { () throws(QueriesError) in try record.talkTotals(of: owner) }
        guard let totals else { return .ok }
        let end = TalkPart(at: nil, speaker: nil, model: nil, part: TalkRendering.part(of: totals))
        for line in text.lines(of: end) { try console.line("\n" + line) }
        return .ok
    }

    private static func player(_ invocation: Invocation) throws(CommandError) -> TalkPlay {
        let waiting: InterruptibleWait
        do throws(PlatformError) { waiting = try InterruptibleWait(clock: invocation.clock) } catch {
            throw .platform(error)
        }
        invocation.console.wait(with: waiting.patience)
        let now = invocation.clock.now().monotonic
        let pace = ReplayPace(speed: invocation[speed] ?? .times(1), gapMax: gapMax, from: now)
        return TalkPlay(pace, waiting: waiting, to: invocation.console, clock: invocation.clock)
    }

    private static func headline(_ owner: TalkOwner) -> String {
        [owner.task, owner.agent, owner.worker, owner.status].compactMap { $0 }.joined(separator: " · ")
    }

    private static func write(
        _ reader: inout TalkReader,
        _ owner: TalkOwner,
        _ record: OpenRecord,
        to path: String,
        _ invocation: Invocation
    ) throws(CommandError) -> ExitCode {
        let disk = invocation.disk
        var choice = choice(invocation)
        // A page folds by itself.
        choice.isWhole = true
        choice.showsThinking = true
        var rendering = TalkRendering(choice)
        var page = TalkPage(of: owner)
        while let item = try next(&reader, invocation) {
            if let part = rendering.part(of: item) { page.append(part) }
        }
        let totals = try invocation.asking { () throws(QueriesError) in try record.talkTotals(of: owner) }
        try invocation.refuseIfThere(path, replaces: invocation[force])
        do throws(PlatformError) { try disk.replaceFile(path, with: page.bytes(totals)) } catch {
            throw .platform(error)
        }
        try invocation.console.say("wrote \(SafeText.of(path))")
        return .ok
    }
}
