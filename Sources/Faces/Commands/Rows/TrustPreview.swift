import Domain
import JSON
import Settings

/// What a person looks at before a repository is trusted: the file as it stands, and what would be otherwise.
struct TrustPreview {
    private let path: String
    private let content: [UInt8]
    private let trust: Trust
    private let console: Console
    private let now: Settings

    init(_ path: String, _ content: [UInt8], _ trust: Trust, _ invocation: Invocation) throws(CommandError) {
        let home = try invocation.home()
        self.path = path
        self.content = content
        self.trust = trust
        console = invocation.console
        now = try invocation.withSettings { () throws(SettingsError) in
            try Settings.load(home: home, environment: invocation.environment, on: invocation.disk)
        }
    }

    func show(changesOf text: SettingsText) throws(CommandError) {
        let isColored = console.output.isColored
        let notice = trust == .changed ? ", changed since you trusted it" : ""
        try console.line(Ink.bold.mark(SafeText.of(path) + notice, where: isColored))
        let isEnded = content.last == UInt8(ascii: "\n")
        let lines = (isEnded ? content.dropLast() : content[...]).split(
            separator: UInt8(ascii: "\n"),
            omittingEmptySubsequences: false
        )
        for line in lines {
            try console.line("  " + SafeText.of(String(decoding: line, as: UTF8.self)))
        }
        try console.line(Ink.bold.mark("What it changes", where: isColored))
        let changes = text.entries.compactMap(change)
        for change in changes.isEmpty ? ["nothing"] : changes { try console.line("  " + SafeText.of(change)) }
    }

    private func change(by entry: SettingEntry) -> String? {
        let before = now.all.first { $0.name == entry.name }
        let told = "\(entry.name): \(SettingText.of(before?.shown ?? .null)) → \(SettingText.of(entry.shown))"
        guard before?.shown != entry.shown else { return nil }
        if case .environment(let variable)? = before?.origin { return told + ", but \(variable) stands above it" }
        return told
    }
}
