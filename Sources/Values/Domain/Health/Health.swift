package import JSON

/// The health of the flock: the one value that every view shows, made by the one function that judges.
package struct Health: Hashable, Sendable {
    package let takenAt: WallTime
    package let state: HealthState
    package let daemon: HealthPart
    package let architectPane: HealthPart
    package let managerPane: HealthPart
    package let workers: [HealthPart]
    package let recorder: HealthPart
    package let index: HealthPart
    /// Nil where nobody looks for work anywhere.
    package let triggers: HealthPart?
    package let disk: HealthPart
    package let archive: HealthPart

    package var workersHealthy: Int { workers.count { $0.light == .green } }

    /// All that has a light but the workers, in the order in which views show it.
    package var parts: [HealthPart] {
        [daemon, architectPane, managerPane, recorder, index] + (triggers.map { [$0] } ?? []) + [disk, archive]
    }

    init(
        takenAt: WallTime,
        daemon: HealthPart,
        panes: (architect: HealthPart, manager: HealthPart),
        workers: [HealthPart],
        recorder: HealthPart,
        index: HealthPart,
        triggers: HealthPart?,
        disk: HealthPart,
        archive: HealthPart
    ) {
        self.takenAt = takenAt
        self.daemon = daemon
        architectPane = panes.architect
        managerPane = panes.manager
        self.workers = workers
        self.recorder = recorder
        self.index = index
        self.triggers = triggers
        self.disk = disk
        self.archive = archive
        let counted = [daemon, panes.architect, panes.manager, recorder, index, disk, archive] + workers
        state = HealthState((counted + (triggers.map { [$0] } ?? [])).map(\.light))
    }

    /// As the daemon has answered. How the whole is follows from the parts, here as there.
    package init(json object: JSONObject) throws(FieldError) {
        let fields = Fields(object)
        self.init(
            takenAt: try fields.required("takenAt", .time),
            daemon: try Self.part("daemon", fields),
            panes: (try Self.part("architectPane", fields), try Self.part("managerPane", fields)),
            workers: try fields.required("workers", .objects).map { (fields) throws(FieldError) in
                try HealthPart(fields)
            },
            recorder: try Self.part("recorder", fields),
            index: try Self.part("index", fields),
            triggers: try fields.optional("triggers", .object).map { (object) throws(FieldError) in
                try HealthPart(Fields(object))
            },
            disk: try Self.part("disk", fields),
            archive: try Self.part("archive", fields)
        )
    }

    package var json: JSONObject {
        var object: JSONObject = [
            "takenAt": .string(takenAt.iso), "state": .string(state.rawValue), "light": .string(state.light.rawValue),
            "daemon": .object(daemon.json), "architectPane": .object(architectPane.json),
            "managerPane": .object(managerPane.json), "workers": .array(workers.map { .object($0.json) }),
            "workersHealthy": .integer(Int64(workersHealthy)), "workersCount": .integer(Int64(workers.count)),
            "recorder": .object(recorder.json), "index": .object(index.json),
        ]
        object["triggers"] = triggers.map { .object($0.json) }
        object.append("disk", .object(disk.json))
        object.append("archive", .object(archive.json))
        return object
    }

    private static func part(_ key: String, _ fields: Fields) throws(FieldError) -> HealthPart {
        try HealthPart(Fields(try fields.required(key, .object)))
    }
}
