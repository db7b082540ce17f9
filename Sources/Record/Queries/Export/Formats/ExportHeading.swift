package import Domain

/// What an export says of itself.
package struct ExportHeading: Hashable, Sendable {
    package var at: WallTime
    package var version: String
    package var selection: ExportSelection
    package var tasks: [String]
    /// Whether the bytes of blocks are with it, secrets and all.
    package var isRaw: Bool

    package init(at: WallTime, version: String, selection: ExportSelection, tasks: [String], isRaw: Bool = false) {
        self.at = at
        self.version = version
        self.selection = selection
        self.tasks = tasks
        self.isRaw = isRaw
    }

    /// What it is about, in few words.
    package var title: String {
        switch selection {
        case .task(let task): "Task \(task)"
        case .run(let run): "Run \(run)"
        case .window(let window):
            switch (window.since, window.until) {
            case (nil, nil): "Everything"
            case (.some(let since), nil): "Since \(since.iso)"
            case (nil, .some(let until)): "Until \(until.iso)"
            case (.some(let since), .some(let until)): "From \(since.iso) to \(until.iso)"
            }
        }
    }
}
