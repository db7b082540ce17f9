package import Domain
package import Settings

/// A way to tell somebody, as the settings have it.
package struct AlertChannel: Hashable, Sendable {
    package let name: String
    package let kind: AlertChannelKind
    package var urlFile: String?
    package var address: String?
    package var command: [String]?
    package var kinds: Set<AlertKind>
    package var quietHours: QuietHours?

    package init(_ name: String, _ kind: AlertChannelKind, on kinds: Set<AlertKind> = Set(AlertKind.allCases)) {
        self.name = name
        self.kind = kind
        self.kinds = kinds
    }

    /// All that say how they tell, by name.
    package static func all(in settings: Settings) -> [AlertChannel] {
        settings.names(in: "alerts").compactMap { name in
            guard let kind = settings[Setting.alertKind, name] else { return nil }
            var channel = AlertChannel(name, kind, on: Set(settings[Setting.alertOn, name]))
            channel.urlFile = settings[Setting.alertURLFile, name]
            channel.address = settings[Setting.alertAddress, name]
            channel.command = settings[Setting.alertCommand, name]
            channel.quietHours = settings[Setting.alertQuietHours, name]
            return channel
        }
    }

    /// What it lacks; nothing where it can be tried.
    package var lack: String? {
        switch kind {
        case .webhook: urlFile == nil ? "alerts.\(name).url_file is not set" : nil
        case .email: address == nil ? "alerts.\(name).to is not set" : nil
        case .command: command == nil ? "alerts.\(name).command is not set" : nil
        case .desktop: nil
        }
    }
}
