import Domain
import JSON
import Platform

/// Plays one session: turns, each for a prompt, and in them the steps of a script.
struct Play {
    let options: DemoOptions
    let folder = OwnFolder()
    let disk = SystemDisk()
    var speaker: Speaker
    var outcome: OutcomeFile
    /// What was said to it and not taken up yet.
    var messages: [String] = []
    /// How many messages came since the turn began, or since the last one that a step waited for.
    var heardCount = 0
    /// By the request that they answer.
    var answers: [String: JSONObject] = [:]
    /// Whether an attempt came before this one.
    private(set) var isAgain = false
    /// What it told last in words of its own.
    var lastWords: String?
    /// Whether somebody may still say something.
    private(set) var isHeard: Bool
    private var ear: Ear
    private let seed: UInt64?
    private var hasExited = false

    init(_ options: DemoOptions) {
        self.options = options
        isHeard = options.isInteractive
        ear = Ear(isOpen: options.isInteractive)
        seed = options.seed
        speaker = Speaker(options, seed: options.seed ?? 1)
        outcome = OutcomeFile(runDirectory: options.runDirectory)
    }

    /// Answers the exit code.
    mutating func run() throws(DemoError) -> Int32 {
        speaker.begin(folder: folder.path)
        if let prompt = options.prompt { messages.append(prompt) }
        var code: Int32 = 0
        while !hasExited, let prompt = nextPrompt() { code = try turn(prompt) }
        return code
    }

    private mutating func nextPrompt() -> String? {
        while messages.isEmpty, isHeard {
            do throws(TurnStop) { try hear(until: .never) } catch { continue }
        }
        return messages.isEmpty ? nil : messages.removeFirst()
    }

    // MARK: - Turns

    private mutating func turn(_ prompt: String) throws(DemoError) -> Int32 {
        let start = SystemClock().now().monotonic
        speaker.beginTurn()
        lastWords = nil
        heardCount = 0
        do throws(TurnStop) {
            isAgain = DemoScript.isAgain(prompt)
            try playAll(try script(of: prompt).steps)
            speaker.end(lastWords ?? "Done.", took: since(start))
            return 0
        } catch {
            switch error {
            case .interrupted:
                speaker.user(["type": "text", "text": "[Request interrupted by user]"])
                let reason = "aborted_streaming"
                speaker.end(nil, subtype: "error_during_execution", isError: true, reason: reason, took: since(start))
                return 1
            case .failed(let text):
                let subtype = "error_during_execution"
                speaker.end(nil, subtype: subtype, isError: true, reason: "error", error: text, took: since(start))
                return 1
            case .exit(let code):
                // Whoever is gone waits for nobody's next word.
                hasExited = true
                return code
            }
        }
    }

    private func since(_ start: MonotonicTime) -> Duration { start.duration(to: SystemClock().now().monotonic) }

    private mutating func playAll(_ steps: [ScriptStep]) throws(TurnStop) {
        var ahead = steps[...]
        while let step = ahead.popFirst() {
            try perform(step)
            try attend(for: options.pace)
            while !messages.isEmpty {
                let message = messages.removeFirst()
                if DemoScript.place(in: message) == .none {
                    say("Understood: \(message)")
                } else {
                    ahead = try script(of: message).steps + ahead
                }
            }
        }
    }

    private func script(of prompt: String) throws(TurnStop) -> DemoScript {
        do throws(DemoError) {
            switch DemoScript.place(in: prompt) {
            case .here(let text): return try Self.script(text)
            case .file(let name): return try Self.script(try text(of: name))
            case .none:
                var dice = Dice(text: prompt)
                var session = MadeUpSession(seed: seed ?? dice.next())
                return session.script(for: prompt)
            }
        } catch {
            throw .failed("\(error)")
        }
    }

    private static func script(_ text: String) throws(DemoError) -> DemoScript {
        do throws(ScriptFault) { return try DemoScript(parsing: text) } catch { throw .script(error) }
    }

    /// A script may stand anywhere: it is read, and not written.
    private func text(of name: String) throws(DemoError) -> String {
        let path = name.hasPrefix("/") ? name : "\(folder.path)/\(name)"
        let bytes = try onSystem { () throws(PlatformError) in try disk.readAll(path, bytesMax: 1 << 20) }
        return String(decoding: bytes, as: UTF8.self)
    }

    mutating func say(_ text: String) {
        lastWords = text
        speaker.say(text)
    }

    // MARK: - Listening

    /// A pause in which it hears what is said to it.
    mutating func attend(for length: Duration) throws(TurnStop) {
        let deadline = Deadline(after: length)
        repeat { try hear(until: deadline) } while isHeard && !deadline.isOver
        Life.sleep(deadline.left ?? .zero)
    }

    /// Takes the next thing that is said, if any is before the time is over.
    mutating func hear(until deadline: Deadline) throws(TurnStop) {
        switch ear.hear(until: deadline) {
        case .silence: return
        case .end: isHeard = false
        case .line(let line):
            switch line["type"]?.stringValue {
            case "user": take(line["message"]?["content"])
            case "control_response":
                guard let answer = line["response"]?.objectValue, let id = answer["request_id"]?.stringValue else {
                    return
                }
                answers[id] = answer["response"]?.objectValue ?? JSONObject()
            case "control_request": try answer(line)
            default: return
            }
        }
    }

    private mutating func take(_ content: JSONValue?) {
        let texts =
            content?.stringValue.map { [$0] } ?? (content?.arrayValue ?? []).compactMap { $0["text"]?.stringValue }
        guard !texts.isEmpty else { return }
        messages.append(texts.joined(separator: "\n"))
        heardCount += 1
    }

    private mutating func answer(_ request: JSONValue) throws(TurnStop) {
        guard let id = request["request_id"]?.stringValue else { return }
        let subtype = request["request"]?["subtype"]?.stringValue
        let isKnown = subtype == "interrupt" || subtype == "initialize"
        var response: JSONObject = ["subtype": isKnown ? "success" : "error", "request_id": .string(id)]
        response.append(isKnown ? "response" : "error", isKnown ? [:] : "the demo agent does not know this")
        speaker.line("control_response", ["response": .object(response)])
        if subtype == "interrupt" { throw .interrupted }
    }
}
