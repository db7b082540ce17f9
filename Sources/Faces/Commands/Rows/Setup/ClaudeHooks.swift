import Domain
import JSON

/// Our hooks in Claude's settings: put in beside whatever is there, and taken out again.
struct ClaudeHooks {
    /// Why settings are left as they are.
    enum Fault: Error, Hashable {
        case notJSON(String)
        case notObject
        /// What stands there is not of the shape that Claude takes.
        case strange(String)

        var text: String {
            switch self {
            case .notJSON(let why): "it is no JSON: \(why)"
            case .notObject: "it holds no object"
            case .strange(let place): "\(place) is not what Claude takes there"
            }
        }
    }

    static let events = [
        "SessionStart", "UserPromptSubmit", "PostToolUse", "Notification", "PermissionRequest", "Stop",
    ]
    /// Those that are told of tools, which a pattern chooses.
    private static let eventsOfTools: Set<String> = ["PostToolUse", "PermissionRequest"]
    private static let timeoutSeconds: Int64 = 5

    private(set) var settings: JSONObject

    /// - Parameter bytes: of the file; none where there is no file, or nothing in it.
    init(_ bytes: [UInt8]) throws(Fault) {
        guard !bytes.allSatisfy({ $0 <= 0x20 }) else {
            settings = [:]
            return
        }
        let value: JSONValue
        do throws(JSONError) { value = try JSONReader.read(bytes) } catch { throw .notJSON("\(error)") }
        guard let object = value.objectValue else { throw .notObject }
        settings = object
    }

    /// As Claude writes its own: two spaces, and a newline at the end.
    var bytes: [UInt8] { Array((JSONWriter.pretty(.object(settings)) + "\n").utf8) }

    /// - Parameter program: as a shell takes it.
    mutating func add(callingBy program: String) throws(Fault) {
        var hooks = try hooks()
        for event in Self.events {
            let wanted = "\(program) hook claude \(event)"
            var groups = try groups(of: event, in: hooks)
            // One that calls a program of before is put right where it stands.
            let isThere = try Self.change(&groups, of: event, to: { _ in .string(wanted) })
            if !isThere { groups.append(Self.group(event, wanted)) }
            hooks[event] = .array(groups)
        }
        settings["hooks"] = .object(hooks)
    }

    /// What is empty by that goes too.
    mutating func remove() throws(Fault) {
        guard settings["hooks"] != nil else { return }
        var hooks = try hooks()
        var hasChanged = false
        for event in hooks.keys {
            var groups = try groups(of: event, in: hooks)
            guard try Self.change(&groups, of: event, to: { _ in nil }) else { continue }
            hasChanged = true
            hooks[event] = groups.isEmpty ? nil : .array(groups)
        }
        if hasChanged { settings["hooks"] = hooks.isEmpty ? nil : .object(hooks) }
    }

    /// The events that call us.
    var present: [String] {
        Self.events.filter { event in
            let groups = settings["hooks"]?.objectValue?[event]?.arrayValue ?? []
            return groups.contains { group in
                group.objectValue?["hooks"]?.arrayValue?.contains { Self.isOurs($0, event) } == true
            }
        }
    }

    /// What our hooks call, as a path or by its name.
    var programs: Set<String> {
        var found: Set<String> = []
        for event in Self.events {
            for group in settings["hooks"]?.objectValue?[event]?.arrayValue ?? [] {
                for hook in group.objectValue?["hooks"]?.arrayValue ?? [] {
                    if let program = Self.program(hook, event) { found.insert(program) }
                }
            }
        }
        return found
    }

    private func hooks() throws(Fault) -> JSONObject {
        guard let value = settings["hooks"] else { return [:] }
        guard let hooks = value.objectValue else { throw .strange("hooks") }
        return hooks
    }

    private func groups(of event: String, in hooks: JSONObject) throws(Fault) -> [JSONValue] {
        guard let value = hooks[event] else { return [] }
        guard let groups = value.arrayValue else { throw .strange("hooks.\(event)") }
        return groups
    }

    private static func group(_ event: String, _ command: String) -> JSONValue {
        let hook: JSONObject = [
            "type": "command", "command": .string(command), "timeout": .integer(timeoutSeconds),
        ]
        var group: JSONObject = ["hooks": .array([.object(hook)])]
        if eventsOfTools.contains(event) { group = ["matcher": "*", "hooks": .array([.object(hook)])] }
        return .object(group)
    }

    /// Changes the commands of our hooks among the groups; with nil a hook goes, and its group where that was all.
    /// Answers whether there was one.
    @discardableResult
    private static func change(
        _ groups: inout [JSONValue],
        of event: String,
        to command: (JSONValue) -> JSONValue?
    ) throws(Fault) -> Bool {
        var isThere = false
        var kept: [JSONValue] = []
        for value in groups {
            guard var group = value.objectValue, let hooks = group["hooks"]?.arrayValue,
                hooks.contains(where: { isOurs($0, event) })
            else {
                kept.append(value)
                continue
            }
            isThere = true
            let changed = hooks.compactMap { hook -> JSONValue? in
                guard isOurs(hook, event), var object = hook.objectValue else { return hook }
                guard let command = command(hook) else { return nil }
                object["command"] = command
                return .object(object)
            }
            guard !changed.isEmpty else { continue }
            group["hooks"] = .array(changed)
            kept.append(.object(group))
        }
        groups = kept
        return isThere
    }

    /// One that calls `roost hook claude EVENT`, wherever that `roost` is.
    private static func isOurs(_ hook: JSONValue, _ event: String) -> Bool { program(hook, event) != nil }

    /// What it calls, where that is a `roost`.
    private static func program(_ hook: JSONValue, _ event: String) -> String? {
        guard let command = hook.objectValue?["command"]?.stringValue else { return nil }
        let end = " hook claude \(event)"
        guard command.hasSuffix(end) else { return nil }
        let program = command.dropLast(end.count).filter { $0 != "'" && $0 != "\"" }
        return program == "roost" || program.hasSuffix("/roost") ? String(program) : nil
    }
}
