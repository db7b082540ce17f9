package import Domain
import JSON

/// The tasks that are open, as the lines of journals add up to them: the last snapshot, and what was told since. The
/// next daemon goes on from it, and the index is never asked.
package struct OpenTasks: Sendable {
    /// How many that failed or were cancelled are kept whole, so that they can be tried again.
    package static let givenUpMax = 2_000

    /// A snapshot of which parts are still missing.
    private struct Gathering {
        var fields: [TaskID: JSONObject] = [:]
        var ended = EndedTasks()
        var nextPart: Int64 = 1
    }

    /// What was told of each, one line over the other.
    private var fields: [TaskID: JSONObject] = [:]
    /// Those that failed or were cancelled, in that order.
    private var givenUp: [TaskID] = []
    private var gathering: Gathering?
    package private(set) var ended = EndedTasks()
    package private(set) var standing = DispatchStanding()
    /// What somebody has still to be told of.
    package private(set) var alerts = OwedAlerts()
    /// How many snapshots of daemons led to this one: the highest is the latest, whatever clocks say.
    package private(set) var generation: Int64 = 0
    /// Up to which line each session was read.
    package private(set) var seen: [SessionID: Int64] = [:]
    /// Whether a whole snapshot was read.
    package private(set) var hasSnapshot = false

    package init() {}

    package init(
        entries: [TaskEntry],
        ended: EndedTasks = EndedTasks(),
        standing: DispatchStanding = DispatchStanding()
    ) {
        for entry in entries { fields[entry.id] = entry.json }
        self.ended = ended
        self.standing = standing
    }

    /// By id. What cannot be read is not among them: `unreadable` names it.
    package var entries: [TaskEntry] {
        fields.keys.sorted().compactMap { task in
            Deliberate.ignore(because: "those that cannot be read are told apart") { () throws(FieldError) in
                try TaskEntry(json: fields[task] ?? JSONObject())
            }
        }
    }

    /// The tasks of which a run was ordered, and it must be found out what became of it.
    package var inDoubt: [TaskEntry] {
        entries.filter(\.isInDoubt)
    }

    package subscript(task: TaskID) -> TaskEntry? {
        fields[task].flatMap { object in
            Deliberate.ignore(because: "what cannot be read is told apart") { () throws(FieldError) in
                try TaskEntry(json: object)
            }
        }
    }

    /// The tasks that this program cannot work on, each with the reason.
    package var unreadable: [(task: TaskID, fault: FieldError)] {
        fields.keys.sorted().compactMap { task in
            do throws(FieldError) {
                _ = try TaskEntry(json: fields[task] ?? JSONObject())
                return nil
            } catch { return (task, error) }
        }
    }

    /// As they stand there, with what this program does not know, for the next snapshot.
    var lines: [JSONObject] { fields.sorted { $0.key < $1.key }.map(\.value) }

    /// Hears of a line. What is none about tasks changes nothing.
    package mutating func take(_ event: Event) {
        if case .session(let session) = event.scope { noteSeen(session, event.sequence) }
        let data = Fields(event.data)
        if event.sessionType == .known(.snapshot) { return gather(event) }
        alerts.take(event)
        if let object = optional(data, SchedulerTurn.standingKey, .object), let new = Self.standing(object) {
            standing = new
        }
        guard event.sessionType == .known(.taskChanged), let task = optional(data, "task_id", .id) as TaskID? else {
            return
        }
        merge(event.data, into: task)
    }

    /// Its lines up to that one were read, whether or not they told of tasks.
    mutating func noteSeen(_ session: SessionID, _ sequence: Int64) {
        seen[session] = max(seen[session] ?? 0, sequence)
    }

    private mutating func merge(_ change: JSONObject, into task: TaskID) {
        let known = fields[task]
        // A task that no daemon is to work on has no plan; that of `roost run` is one.
        guard known != nil || change["plan"]?.objectValue != nil else { return }
        let own: Set<String> = [SchedulerTurn.factKey, SchedulerTurn.turnKey, SchedulerTurn.standingKey]
        let told = JSONObject(change.fields.filter { !own.contains($0.key) }.map { ($0.key, $0.value) })
        let merged = TaskEntry.merge(told, into: known ?? JSONObject())
        fields[task] = merged
        note(task, wasGivenUp: Self.isGivenUp(known), merged)
    }

    private mutating func note(_ task: TaskID, wasGivenUp: Bool, _ fields: JSONObject) {
        if Self.status(fields) == .completed {
            self.fields[task] = nil
            ended.note(task, .completed)
        } else if Self.isGivenUp(fields), !wasGivenUp {
            givenUp.append(task)
        }
        if wasGivenUp, !Self.isGivenUp(fields) { givenUp.removeAll { $0 == task } }
        while givenUp.count > Self.givenUpMax {
            let oldest = givenUp.removeFirst()
            if let status = Self.status(self.fields.removeValue(forKey: oldest)) { ended.note(oldest, status) }
        }
    }

    private mutating func gather(_ event: Event) {
        let data = Fields(event.data)
        let part = optional(data, "part", .count) ?? 1
        if part == 1 { gathering = Gathering() }
        guard var gathered = gathering, gathered.nextPart == part else { return gathering = nil }
        gathering = nil
        for entry in optional(data, "tasks", .objects) ?? [] {
            guard let task = optional(entry, "task_id", .id) as TaskID? else { continue }
            gathered.fields[task] = object(of: entry)
        }
        for field in optional(data, "ended", .object)?.fields ?? [] {
            let status = field.value.stringValue.flatMap(TaskStatus.init)
            if let task = Self.id(field.key), let status, status.isOver { gathered.ended.note(task, status) }
        }
        gathered.nextPart += 1
        guard part >= optional(data, "parts", .count) ?? 1 else { return gathering = gathered }
        adopt(gathered, data, event)
    }

    /// All parts are there: what was known before is what they say.
    private mutating func adopt(_ gathered: Gathering, _ data: Fields, _ event: Event) {
        fields = gathered.fields
        ended = gathered.ended
        givenUp = fields.keys.sorted().filter { Self.isGivenUp(fields[$0]) }
        standing = optional(data, SchedulerTurn.standingKey, .object).flatMap(Self.standing) ?? DispatchStanding()
        alerts = OwedAlerts(json: optional(data, TaskSnapshot.alertsKey, .object) ?? JSONObject())
        generation = optional(data, "generation", .count) ?? 0
        hasSnapshot = true
        for field in optional(data, "seen", .object)?.fields ?? [] {
            let session = Deliberate.ignore(because: "what is no session was never read") {
                () throws(IdentifierError) in try SessionID(field.key)
            }
            if let session, let sequence = field.value.integerValue {
                seen[session] = max(seen[session] ?? 0, sequence)
            }
        }
        if case .session(let session) = event.scope { seen[session] = event.sequence }
    }

    /// A line that is odd in one place tells the rest all the same.
    private func optional<Value>(_ fields: Fields, _ key: String, _ shape: FieldShape<Value>) -> Value? {
        let found = Deliberate.ignore(because: "a line that is odd in one place tells the rest all the same") {
            () throws(FieldError) in try fields.optional(key, shape)
        }
        return found ?? nil
    }

    private func object(of fields: Fields) -> JSONObject { fields.others(than: []) }

    private static func id(_ text: String) -> TaskID? {
        Deliberate.ignore(because: "what is no id names no task") { () throws(IdentifierError) in try TaskID(text) }
    }

    private static func standing(_ object: JSONObject) -> DispatchStanding? {
        Deliberate.ignore(because: "what cannot be read holds nobody up") { () throws(FieldError) in
            try DispatchStanding(json: object)
        }
    }

    private static func status(_ fields: JSONObject?) -> TaskStatus? {
        fields?["status"]?.stringValue.flatMap(TaskStatus.init)
    }

    private static func isGivenUp(_ fields: JSONObject?) -> Bool { [.failed, .cancelled].contains(status(fields)) }
}

extension TaskEntry {
    /// Whether a run was ordered of which it is not told that it is over. The status alone does not tell: a task may be
    /// blocked or cancelled while its run goes on.
    var isInDoubt: Bool {
        progress.slot != nil || [.known(.assigned), .known(.active)].contains(task.status)
    }
}
