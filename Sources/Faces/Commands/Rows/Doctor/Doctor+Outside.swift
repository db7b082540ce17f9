import Domain
import Platform
import Settings

/// What the settings make use of outside of roost: tmux, gh, and the ways in which people are told.
extension Doctor {
    func outside(_ settings: Settings) -> [DoctorFinding] {
        [tmux(settings), gh(settings)] + settings.names(in: "sources").map { source($0, settings) }
            + settings.names(in: "alerts").map { channel($0, settings) }
    }

    // MARK: - Programs

    private func tmux(_ settings: Settings) -> DoctorFinding {
        let isWanted = settings[Setting.architectCommand] != nil || settings[Setting.managerCommand] != nil
        guard let path = ProgramSearch.find("tmux", in: invocation.environment) else {
            let text = "not found along PATH: there are no panes, and all else works"
            return isWanted ? .problem("tmux", text, "install tmux") : .note("tmux", text)
        }
        guard let said = said(by: path, ["-V"]) else { return .problem("tmux", "\(path) does not answer") }
        return .ok("tmux", "\(said) (\(path))")
    }

    private func gh(_ settings: Settings) -> DoctorFinding {
        let opens = settings[Setting.wayOutPullRequest] != .none
        let reads = settings.names(in: "sources").contains { settings[Setting.sourceKind, $0] == .github }
        let use = opens ? "pull requests are opened by it" : "issues are read with its login"
        guard let path = ProgramSearch.find("gh", in: invocation.environment) else {
            let text = opens || reads ? "not found along PATH: \(use)" : "not found along PATH, and nothing asks for it"
            return opens ? .problem("gh", text, "install gh, then: gh auth login") : .note("gh", text)
        }
        guard said(by: path, ["auth", "token"]) == nil else { return .ok("gh", "logged in (\(path))") }
        let hasToken = ["GH_TOKEN", "GITHUB_TOKEN"].contains { !(invocation.environment[$0] ?? "").isEmpty }
        if hasToken { return .ok("gh", "\(path), with a token of the environment") }
        let text = "nobody is logged in (\(path))"
        return opens ? .problem("gh", text, "gh auth login") : .note("gh", text, "gh auth login")
    }

    // MARK: - Sources

    private func source(_ name: String, _ settings: Settings) -> DoctorFinding {
        let label = "source \(name)"
        guard let kind = settings[Setting.sourceKind, name] else {
            return .problem(label, "it has no kind", "set sources.\(name).kind")
        }
        let checkout = settings[Setting.sourceCheckout, name]
        if let checkout, !isThere("\(checkout)/.git") {
            return .problem(label, "\(checkout) is no repository", "set sources.\(name).checkout")
        }
        switch kind {
        case .github:
            guard let repository = settings[Setting.sourceRepository, name] else {
                return .problem(label, "it names no repository", "set sources.\(name).repository")
            }
            return checkout == nil
                ? .note(
                    label,
                    "issues of \(repository); nothing says where its checkout is",
                    "set sources.\(name).checkout"
                )
                : .ok(label, "issues of \(repository)")
        case .folder, .beads:
            let path = settings[Setting.sourcePath, name] ?? (kind == .beads ? checkout : nil)
            guard let path else { return .problem(label, "it names no folder", "set sources.\(name).path") }
            return isThere(path) ? .ok(label, path) : .problem(label, "\(path) is not there", "make the folder")
        case .command:
            guard let program = settings[Setting.sourceCommand, name]?.first else {
                return .problem(label, "it names no program", "set sources.\(name).command")
            }
            return found(program).map { .ok(label, $0) } ?? .problem(label, "\(program) is not found along PATH")
        }
    }

    // MARK: - Alerts

    private func channel(_ name: String, _ settings: Settings) -> DoctorFinding {
        let label = "alerts \(name)"
        guard let kind = settings[Setting.alertKind, name] else {
            return .problem(label, "it has no kind, so nothing is told", "set alerts.\(name).kind")
        }
        let attempt = "try it: roost alert test \(name)"
        switch kind {
        case .webhook: return webhook(label, settings[Setting.alertURLFile, name], name)
        case .email:
            guard let address = settings[Setting.alertAddress, name] else {
                return .problem(label, "it names no address", "set alerts.\(name).to")
            }
            let program = found("sendmail") ?? ["/usr/sbin/sendmail", "/usr/lib/sendmail"].first(where: isThere)
            return program.map { .ok(label, "e-mail to \(address) (\($0)); \(attempt)") }
                ?? .problem(label, "there is no sendmail, in PATH or in /usr/sbin", "install one, such as msmtp-mta")
        case .command:
            guard let program = settings[Setting.alertCommand, name]?.first else {
                return .problem(label, "it names no program", "set alerts.\(name).command")
            }
            return found(program).map { .ok(label, "\($0); \(attempt)") }
                ?? .problem(label, "\(program) is not found along PATH")
        case .desktop:
            return found("notify-send").map { .ok(label, "\($0); \(attempt)") }
                ?? .problem(label, "there is no notify-send along PATH", "install libnotify-bin")
        }
    }

    private func webhook(_ label: String, _ path: String?, _ name: String) -> DoctorFinding {
        guard let path else { return .problem(label, "no file has its URL", "set alerts.\(name).url_file") }
        let status = Deliberate.ignore(because: "what cannot be looked at is told of as missing") {
            () throws(PlatformError) in try invocation.disk.status(of: path)
        }
        guard let status = status ?? nil else {
            return .problem(label, "\(path) is not there", "write the URL into it, then: chmod 600 \(path)")
        }
        guard status.isPrivate else {
            return .problem(label, "others may read \(path), and its URL is a secret", "chmod 600 \(path)")
        }
        return .ok(label, "webhook by \(path); try it: roost alert test \(name)")
    }

    // MARK: - Looking

    private func found(_ program: String) -> String? { ProgramSearch.find(program, in: invocation.environment) }

    private func isThere(_ path: String) -> Bool {
        Deliberate.ignore(because: "what cannot be looked at cannot be used") { () throws(PlatformError) in
            try invocation.disk.exists(path)
        } ?? false
    }
}
