package import Agents
import Domain
package import Journal
package import Platform

/// Why a run was not prepared, launched, asked or taken over.
package enum RunsError: Error, Equatable, CustomStringConvertible {
    case platform(PlatformError)
    case journal(JournalError)
    case agent(AgentError)
    /// Neither a kind nor a name of the settings.
    case agentUnknown(String, known: [String])
    case agentLoggedOut(String, hint: String)
    /// Neither an agent nor a command was named.
    case nothingToRun
    case programMissing(String, searched: [String])
    case programIsFolder(String)
    case programNotExecutable(String)
    /// The first line of a script names a program that is not there.
    case interpreterMissing(String, script: String)
    /// A text without a first line that names one.
    case unnamedInterpreter(String)
    case folderMissing(String)
    case notFolder(String)
    case homeNotFolder(String)
    case homeNotMade(String, PlatformError)
    case homeOfAnother(String, owner: UInt32)
    case homeOpen(String, mode: UInt32)
    /// A folder with other things in it, that others may read.
    case notHome(String)
    /// A later Roost has written it.
    case homeNewer(NewerHome)
    case badVariable(String)
    case reservedVariable(String)
    case keyOpen(String)
    case keyBroken(String, bytes: Int)
    case tooManyTasks(String)
    /// So few may be open that the shim could not do its work.
    case tooFewDescriptors(limit: Int, needed: Int)
    /// The shim said that it cannot do its work; the run is ended.
    case shimRefused(String, run: String)
    /// The shim is gone without a word.
    case shimDied(run: String)
    case shimSilent(run: String, after: Duration)
    /// Nobody has heard from it, and the run has begun all the same.
    case shimLost(run: String)

    package var description: String {
        switch self {
        case .platform(let error): error.description
        case .journal(let error): error.description
        case .agent(let error): error.description
        case .agentUnknown(let name, _): "there is no agent \(String(reflecting: name))"
        case .agentLoggedOut(let name, _): "\(name) is not logged in"
        case .nothingToRun: "neither an agent nor a command is given"
        case .programMissing(let name, _) where name.utf8.contains(UInt8(ascii: "/")): "there is no program \(name)"
        case .programMissing(let name, _): "there is no program \"\(name)\" in the PATH of the run"
        case .programIsFolder(let path): "\(path) is a folder and no program"
        case .programNotExecutable(let path): "\(path) may not be run: it is not marked as a program"
        case .interpreterMissing(let interpreter, let script):
            "\(script) asks to be run by \(interpreter), which is missing"
        case .unnamedInterpreter(let path): "\(path) is a text, and does not say what program it is for"
        case .folderMissing(let path): "there is no folder \(path)"
        case .notFolder(let path): "\(path) is no folder"
        case .homeNotFolder(let path): "\(path) is no folder, and so no home"
        case .homeNotMade(let path, let error): "there is no home \(path), and none can be made: \(error)"
        case .homeOfAnother(let path, let owner): "\(path) belongs to another user (\(owner))"
        case .homeOpen(let path, let mode): "\(path) can be read by others (mode \(String(mode, radix: 8)))"
        case .notHome(let path): "\(path) is no home of Roost: it holds other things, and others can read it"
        case .homeNewer(let newer): newer.description
        case .badVariable(let text): "\"\(text)\" sets no variable"
        case .reservedVariable(let name): "\(name) is set by roost itself"
        case .keyOpen(let path): "\(path) is not private to you"
        case .keyBroken(let path, let bytes): "\(path) has \(bytes) bytes, and a key has \(RedactionKey.bytes)"
        case .tooManyTasks(let folder): "no number is free for another task in \(folder)"
        case .tooFewDescriptors(let limit, let needed):
            "a process of yours may open \(limit) files, and to record a run takes \(needed)"
        case .shimRefused(let text, let run): "\(run) could not be recorded: \(text)"
        case .shimDied(let run): "the shim of \(run) is gone without a word"
        case .shimSilent(let run, let limit): "the shim of \(run) did not answer in \(limit)"
        case .shimLost(let run): "the shim of \(run) was not heard, and its agent may be at work"
        }
    }

    package var hint: String? {
        switch self {
        case .platform(let error): error.hint
        case .journal(let error): error.hint
        case .agent(let error): error.hint
        case .agentUnknown(let name, let known): Self.hint(unknown: name, known)
        case .agentLoggedOut(_, let hint): hint
        case .nothingToRun: "give an agent with --agent NAME -p PROMPT, or a command after --"
        case .programMissing(let name, let searched):
            searched.isEmpty
                ? "look at the path; a relative one begins in the folder of the run"
                : "install \(name), or name its path; searched: \(searched.joined(separator: " "))"
        case .programIsFolder: "name the program in it"
        case .programNotExecutable(let path): "if it is a program: chmod +x \(path)"
        case .interpreterMissing(let interpreter, _): "install \(interpreter), or change the first line of the script"
        case .unnamedInterpreter(let path):
            "write #!/bin/sh as its first line, or run it by its shell: sh \(CommandText.of([path]))"
        case .folderMissing, .notFolder: "name a folder that is there with --cwd or --repo"
        case .homeNotFolder, .homeNotMade, .homeOfAnother, .notHome:
            "set ROOST_HOME, or give --home DIR, to a folder of your own"
        case .homeOpen(let path, _): "agents print secrets; keep them to yourself with: chmod 700 \(path)"
        case .homeNewer(let newer): newer.hint
        case .badVariable: "write NAME=VALUE, the name in letters, digits and _"
        case .reservedVariable: "choose another name"
        case .keyOpen(let path): "look at who owns it, then: chmod 600 \(path)"
        case .keyBroken(let path, _):
            "put the right key back; without it the secrets of older runs are not recognised"
                + " (\(path))"
        case .tooManyTasks: "name the task with --task ID"
        case .tooFewDescriptors(_, let needed): "raise the limit: ulimit -n \(needed), or more"
        case .shimRefused(_, let run), .shimDied(let run), .shimSilent(let run, _), .shimLost(let run):
            "what is known: roost run show \(run)"
        }
    }

    private static func hint(unknown name: String, _ known: [String]) -> String {
        let similar = Suggestion.nearest(to: name.lowercased(), among: known)
        guard similar.isEmpty else { return "did you mean \(similar.joined(separator: " or "))?" }
        return "choose one of \(known.joined(separator: ", ")); or set agents.\(name).kind in config.toml"
    }

    /// What the system refused, where that is the reason.
    package var cause: PlatformError? {
        switch self {
        case .platform(let error), .homeNotMade(_, let error): error
        case .journal(let error): error.cause
        case .agent, .agentUnknown, .agentLoggedOut, .nothingToRun, .programMissing, .programIsFolder,
            .programNotExecutable, .interpreterMissing, .folderMissing, .notFolder, .homeNotFolder, .homeOfAnother,
            .homeOpen, .notHome, .homeNewer, .badVariable, .reservedVariable, .keyOpen, .keyBroken, .tooManyTasks,
            .tooFewDescriptors, .unnamedInterpreter, .shimRefused, .shimDied, .shimSilent, .shimLost:
            nil
        }
    }
}

/// Asks the system; what it refuses becomes an error of this target.
func onSystem<Result: ~Copyable>(_ body: () throws(PlatformError) -> Result) throws(RunsError) -> Result {
    do { return try body() } catch { throw .platform(error) }
}

/// Reads or writes the record; what goes wrong there becomes an error of this target.
func inJournal<Result: ~Copyable>(_ body: () throws(JournalError) -> Result) throws(RunsError) -> Result {
    do { return try body() } catch { throw .journal(error) }
}
