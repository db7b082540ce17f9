import Domain
import JSON
import Platform
import Settings
import TestSupport
import Testing

@testable import Supervision

/// Each way to tell somebody, against a real receiver.
@Suite struct AlertSenderTests {
    private let home: TemporaryHome
    private let message = AlertMessage([AlertScene.alert("gh-450")])

    init() throws { home = try TemporaryHome() }

    private func file(_ name: String, _ text: String, mode: String) throws -> String {
        let path = "\(home.path)/\(name)"
        try Programs.make(path, text, mode: mode)
        return path
    }

    private func sender(path: String = "/usr/bin:/bin") -> AlertSender {
        var sender = AlertSender(environment: Environment(["PATH": path, "HOME": home.path]))
        sender.timeout = .milliseconds(500)
        return sender
    }

    private func webhook(_ url: String, mode: String = "600") throws -> AlertChannel {
        var channel = AlertChannel("phone", .webhook)
        channel.urlFile = try file("url", url + "\n", mode: mode)
        return channel
    }

    @Test func aWebhookIsToldInTheFormOfSlack() throws {
        let server = try HTTPTrial([TrialReply()])
        #expect(sender().send(message, by: try webhook("\(server.url)/services/T0/B0/x")) == nil)
        let asked = try #require(server.questions.first)
        #expect(asked.method == "POST" && asked.path == "/services/T0/B0/x")
        let body = try #require(try JSONReader.read(asked.text).objectValue)
        #expect(body["text"] == "gh-450 has failed (roost why gh-450)" && body["blocks"]?.arrayValue?.count == 1)
    }

    @Test func aWebhookThatFailsHangsOrIsNotOursSaysWhy() throws {
        let failing = try HTTPTrial([TrialReply(503)])
        #expect(sender().send(message, by: try webhook(failing.url)) == "it was answered with status 503")
        let hanging = try HTTPTrial([.hanging])
        let said = sender().send(message, by: try webhook("\(hanging.url)/secret"))
        #expect(said?.contains("did not answer") == true && said?.contains("secret") == false)
        #expect(sender().send(message, by: try webhook(failing.url, mode: "644"))?.contains("chmod 600") == true)
        #expect(failing.questions.count == 1)
        let lacking = AlertChannel("phone", .webhook)
        #expect(sender().send(message, by: lacking) == "alerts.phone.url_file is not set")
    }

    @Test func aMailGoesThroughSendmail() throws {
        _ = try file("sendmail", "#!/bin/sh\n{ echo \"$*\"; cat; } > \"$HOME/mail\"\n", mode: "700")
        var channel = AlertChannel("mail", .email)
        channel.address = "me@example.org"
        #expect(sender(path: "\(home.path):/bin").send(message, by: channel) == nil)
        let mail = String(decoding: try SystemDisk().readAll("\(home.path)/mail", bytesMax: 1 << 16), as: UTF8.self)
        #expect(mail.hasPrefix("-t -i\nTo: me@example.org\nSubject: [roost] gh-450 has failed\n"), "\(mail)")
    }

    @Test func aCommandHasTheAlertAsJSONAndInItsEnvironment() throws {
        let script = "#!/bin/sh\n{ echo \"$1 $ROOST_ALERT_KIND $ROOST_ALERT_TASK\"; cat; } > \"$HOME/told\"\n"
        var channel = AlertChannel("log", .command)
        channel.command = [try file("tell", script, mode: "700"), "first"]
        #expect(sender().send(message, by: channel) == nil)
        let told = String(decoding: try SystemDisk().readAll("\(home.path)/told", bytesMax: 1 << 16), as: UTF8.self)
        let lines = told.split(separator: "\n")
        #expect(lines.first == "first failed gh-450")
        #expect(try JSONReader.read(String(lines[1])).objectValue?["key"] == "gh-450")
        channel.command = ["/bin/sh", "-c", "sleep 30"]
        #expect(sender().send(message, by: channel) != nil)
        channel.command = ["/bin/sh", "-c", "exit 3"]
        #expect(sender().send(message, by: channel)?.hasPrefix("sh ended with") == true)
        channel.command = ["no-such-program"]
        #expect(sender().send(message, by: channel) == "there is no program no-such-program")
    }

    @Test func theDesktopIsToldWhereItCanBe() throws {
        let nobody = sender(path: "/nowhere").send(message, by: AlertChannel("desk", .desktop))
        #expect(nobody == "there is no notify-send in PATH")
        _ = try file("notify-send", "#!/bin/sh\nprintf '%s|' \"$@\" > \"$HOME/shown\"\n", mode: "700")
        #expect(sender(path: "\(home.path):/bin").send(message, by: AlertChannel("desk", .desktop)) == nil)
        let shown = String(decoding: try SystemDisk().readAll("\(home.path)/shown", bytesMax: 1 << 16), as: UTF8.self)
        #expect(shown == "--app-name=roost|--|gh-450 has failed|gh-450 has failed (roost why gh-450)|")
    }
}
