package import Control
import Domain
import JSON
package import Platform
package import Settings

/// Has browsers served as long as somebody wishes it: the settings, or a person, whose wish stays in the home until it
/// is taken back, over all restarts.
package final class WebKeeper {
    private let child: KeptChild
    private let folder: WebFolder
    private let journal: DaemonJournal
    private let disk: any Disk
    private var terms: Terms

    /// All that the server goes by, and reads when it begins.
    private struct Terms: Equatable {
        let isEnabled: Bool
        let port: Int
        let address: String
        let names: [String]
        let certificate: String?
        let key: String?
        let webhookPort: Int
        let webhookAddress: String
        let webhookSecret: String?
        /// A certificate may be renewed, and a secret replaced, where it is.
        let files: [FileStatus?]

        init(_ settings: Settings, on disk: any Disk) {
            isEnabled = settings[Setting.webEnabled]
            port = settings[Setting.webPort]
            address = settings[Setting.webAddress]
            names = settings[Setting.webNames]
            certificate = settings[Setting.webCertificate]
            key = settings[Setting.webKey]
            webhookPort = settings[Setting.webhookPort]
            webhookAddress = settings[Setting.webhookAddress]
            webhookSecret = settings[Setting.webhookSecret]
            files = [certificate, key, webhookSecret].map { path in
                guard let path else { return nil }
                return Deliberate.ignore(because: "the server says what it cannot read") {
                    () throws(PlatformError) in try disk.status(of: path)
                } ?? nil
            }
        }
    }

    package init(
        _ child: KeptChild,
        _ folder: WebFolder,
        _ settings: Settings,
        _ journal: DaemonJournal,
        on disk: any Disk
    ) {
        self.child = child
        self.folder = folder
        self.journal = journal
        self.disk = disk
        terms = Terms(settings, on: disk)
    }

    package var pid: Int32? { child.pid }

    package func begin() {
        let wish = wish
        if terms.isEnabled || wish != nil { child.start((wish ?? WebWish()).words) }
    }

    /// The settings were read anew.
    package func take(_ settings: Settings) {
        let old = terms
        terms = Terms(settings, on: disk)
        guard old != terms else { return }
        if child.isWanted {
            if terms.isEnabled || wish != nil { child.renew() } else { child.stop() }
        } else {
            begin()
        }
    }

    package func end(_ then: @escaping () -> Void) { child.stop(then) }

    package func answer(_ order: WebOrder) -> DirectiveAnswer {
        do throws(ControlError) {
            switch order {
            case .tell: return .done(standing, data: data)
            case .on(let wish):
                try folder.want(wish, on: disk)
                child.start(wish.words)
                return .done("browsers are served from now on", data: data)
            case .off:
                try folder.want(nil, on: disk)
                let wasWanted = child.isWanted
                child.stop()
                return .done(wasWanted ? "browsers are served no longer\(again)" : "nobody was served", data: data)
            }
        } catch { return .refused(.failed, "\(error)", hint: error.hint, data: data) }
    }

    private var again: String { terms.isEnabled ? "; with web.enabled they are again after the next restart" : "" }

    private var standing: String {
        guard child.isWanted else { return "browsers are not served" }
        if let pid = child.pid { return "browsers are served (pid \(pid))" }
        return child.trouble ?? "the server is about to begin"
    }

    private var data: JSONObject {
        var data: JSONObject = ["wanted": .bool(child.isWanted)]
        data["pid"] = child.pid.map { .integer(Int64($0)) }
        if child.isWanted { data["failures"] = .integer(Int64(child.failureCount)) }
        data["trouble"] = child.trouble.map { .string($0) }
        return data
    }

    /// One that cannot be read is no reason to serve nobody whom the settings have served.
    private var wish: WebWish? {
        do throws(ControlError) { return try folder.wish(on: disk) } catch {
            let told = "what was wished for of the web server is not known: \(error)"
            journal.note("web_wish_unreadable", told, level: .warn)
            return nil
        }
    }
}
