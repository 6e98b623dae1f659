import MartletKernel
import Testing

@Suite struct ActorTests {
    private let ada = RecordID(high: 1, low: 2)

    @Test func `a user keeps who he is when he goes through another door`() {
        let actor = Actor.user(ada, channel: .web, language: .english).through(.import)
        #expect(actor.kind == .user)
        #expect(actor.user == ada)
        #expect(actor.channel == .import)
        #expect(actor.language == .english)
    }

    @Test func `the system is nobody in particular`() {
        #expect(Actor.system().user == nil)
        #expect(Actor.system().kind == .system)
        #expect(Actor.system(channel: .job) != Actor.user(ada, channel: .job))
    }

    @Test func `the log's words for the channels are fixed`() {
        #expect(
            Actor.Channel.allCases.map(\.rawValue) == ["web", "api", "cli", "import", "job", "workflow", "assistant", "system"])
    }
}
