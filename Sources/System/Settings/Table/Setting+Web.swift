import Domain

/// How browsers are served. None of it is for a repository to say: it would open the flock to others.
extension Setting {
    package static let webEnabled = SettingKey(
        "web.enabled",
        SettingForm<Bool>.truth,
        standard: false,
        by: .user,
        "Whether the daemon serves browsers as long as it runs; roost web has it done without"
    )

    package static let webPort = SettingKey(
        "web.port",
        .integer(0...65_535),
        standard: 0,
        by: .user,
        "The port that browsers are served at; with 0 one that is free is picked once and kept for the home"
    )

    package static let webAddress = SettingKey(
        "web.address",
        .address,
        standard: "127.0.0.1",
        by: .user,
        "The address that browsers are served at; one that others can reach takes web.certificate and web.key"
    )

    package static let webNames = SettingKey(
        "web.names",
        .hosts,
        standard: [],
        by: .user,
        "More names by which browsers may ask for it, beside localhost and its address"
    )

    package static let webCertificate = SettingKey(
        "web.certificate",
        .file,
        standard: nil,
        by: .user,
        "The file of the certificate, in PEM with what it is signed by; with it browsers are served over TLS"
    )

    package static let webKey = SettingKey(
        "web.key",
        .file,
        standard: nil,
        by: .user,
        "The file of the certificate's key, in PEM, which nobody else may read"
    )

    package static let webhookPort = SettingKey(
        "web.webhook_port",
        .integer(0...65_535),
        standard: 0,
        by: .user,
        "A port at which GitHub's webhooks are heard, at /github alone; with 0 none are"
    )

    package static let webhookAddress = SettingKey(
        "web.webhook_address",
        .address,
        standard: "127.0.0.1",
        by: .user,
        "The address that webhooks come to; nothing else can be had there"
    )

    package static let webhookSecret = SettingKey(
        "web.webhook_secret",
        .file,
        standard: nil,
        by: .user,
        "The file of the secret with which GitHub signs them"
    )

    /// In the order in which they are shown.
    static let ofWeb: [SettingRow] = [
        webEnabled.row, webPort.row, webAddress.row, webNames.row, webCertificate.row, webKey.row,
        webhookPort.row, webhookAddress.row, webhookSecret.row,
    ]
}
