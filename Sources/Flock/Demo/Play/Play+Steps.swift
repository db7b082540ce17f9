import Domain
import Glibc
import JSON
import Platform

/// What each step does.
extension Play {
    mutating func perform(_ step: ScriptStep) throws(TurnStop) {
        switch step {
        case .say(let text): say(text)
        case .think(let text): speaker.think(text)
        case .edit(let file, let text):
            let input: JSONObject = ["file_path": .string(file), "old_string": "", "new_string": .string(text)]
            change(file, "Edit", input, text, Self.add)
        case .write(let file, let text):
            let input: JSONObject = ["file_path": .string(file), "content": .string(text)]
            change(file, "Write", input, text, Self.put)
        case .replace(let file, let text, let new): replace(text, by: new, in: file)
        case .read(let file): read(file)
        case .run(let command): run(command)
        case .commit(let message): commit(message)
        case .usage(let input, let output): speaker.use(input, output)
        case .permit(let command): try permit(command)
        case .ask(let question, let choices): try ask(question, choices)
        case .hear(let length): try hear(for: length)
        case .sleep(let length): try attend(for: length)
        case .stall(let how, let length): try stall(how, for: length)
        case .rateLimit(let length, let waits): try rateLimit(for: length, waits: waits)
        case .flood(let lines, let bytes, let rate): flood(lines, bytes, rate)
        case .count(let rate, let length): try count(rate, for: length)
        case .raw(let text): Channels.show("\(text)\n")
        case .err(let text): Channels.complain("\(text)\n")
        case .child(let length): try leaveChild(for: length)
        case .ignore(let signal): Glibc.signal(signal.number, SIG_IGN)
        case .outcome(let ending, let summary):
            try orFail { () throws(DemoError) in try outcome.end(ending, summary) }
        case .followup(let kind, let reason):
            try orFail { () throws(DemoError) in try outcome.follow(kind, reason) }
        case .fail(let failure): try fail(failure)
        case .only(let wanted, let step): if wanted == isAgain { try perform(step) }
        }
    }

    // MARK: - Work

    private mutating func change(
        _ file: String,
        _ tool: String,
        _ input: JSONObject,
        _ text: String,
        _ effect: (String, String, SystemDisk) throws(PlatformError) -> Void
    ) {
        let call = speaker.call(tool, input)
        do throws(DemoError) {
            let path = try folder.file(file)
            try onSystem { () throws(PlatformError) in
                try disk.makeFolders(FilePath.folder(of: path))
                try effect(path, text, disk)
            }
            speaker.result(of: call, "The file \(file) has been updated.")
        } catch {
            speaker.result(of: call, "\(error)", isError: true)
        }
    }

    private static func add(_ path: String, _ text: String, _ disk: SystemDisk) throws(PlatformError) {
        let target = try disk.openFile(path, .append)
        try disk.writeAll(Array("\(text)\n".utf8), to: target)
    }

    private static func put(_ path: String, _ text: String, _ disk: SystemDisk) throws(PlatformError) {
        try disk.replaceFile(path, with: Array("\(text)\n".utf8))
    }

    private mutating func replace(_ text: String, by new: String, in file: String) {
        let input: JSONObject = ["file_path": .string(file), "old_string": .string(text), "new_string": .string(new)]
        change(file, "Edit", input, text) { (path, text, disk) throws(PlatformError) in
            var whole = String(decoding: try disk.readAll(path, bytesMax: 1 << 20), as: UTF8.self)
            guard let range = whole.firstRange(of: text) else {
                throw .system(operation: "find the text in", subject: path, errno: .notFound)
            }
            whole.replaceSubrange(range, with: new)
            try disk.replaceFile(path, with: Array(whole.utf8))
        }
    }

    private mutating func read(_ file: String) {
        let call = speaker.call("Read", ["file_path": .string(file)])
        do throws(DemoError) {
            let path = try folder.file(file)
            let bytes = try onSystem { () throws(PlatformError) in try disk.readAll(path, bytesMax: 1 << 20) }
            speaker.result(of: call, String(decoding: bytes, as: UTF8.self))
        } catch {
            speaker.result(of: call, "\(error)", isError: true)
        }
    }

    private mutating func run(_ command: String) {
        let call = speaker.call("Bash", ["command": .string(command)])
        perform(command, for: call)
    }

    mutating func perform(_ command: String, for call: String) { shell(["-c", command], for: call) }

    /// No hook of the repository is run, and it needs nobody's name.
    private mutating func commit(_ message: String) {
        let call = speaker.call(
            "Bash",
            ["command": .string("git add -A && git commit -m \(String(reflecting: message))")]
        )
        let git = "git -c core.hooksPath=/dev/null"
        let author = "-c user.name='Roost Demo' -c user.email=demo@roost.invalid -c commit.gpgSign=false"
        shell(
            ["-c", "\(git) add -A && \(git) \(author) commit -q -m \"$0\" && git log -1 --format=%h", message],
            for: call
        )
    }

    private mutating func shell(_ arguments: [String], for call: String) {
        var program = ProgramCall("/bin/sh", arguments, environment: options.environment.entries)
        program.workingFolder = folder.path
        program.timeout = options.lifetime
        program.capturedBytesMax = 16 << 20
        program.rejectsFailure = false
        do throws(PlatformError) {
            let result = try program.run()
            let text = String(decoding: result.stdout + result.stderr, as: UTF8.self)
            let status = result.isSuccess ? "" : "\(result.status)\n"
            speaker.result(
                of: call,
                text.isEmpty && status.isEmpty ? "(no output)" : status + text,
                isError: !result.isSuccess
            )
        } catch {
            speaker.result(of: call, "\(error)", isError: true)
        }
    }

    private func orFail(_ body: () throws(DemoError) -> Void) throws(TurnStop) {
        do throws(DemoError) { try body() } catch { throw .failed("\(error)") }
    }
}
