# Fills an empty Request Tracker for the tests: a second queue, users, rights and tokens. Prints them as JSON.
use strict;
use warnings;
use lib '/usr/share/request-tracker5/lib';
use RT -init;
use JSON;

my $system = RT->SystemUser;

sub made {
    my ($record, %fields) = @_;
    my ($ok, $why) = $record->Create(%fields);
    die "$why\n" unless $ok;
    return $record;
}

sub token_of {
    my ($user) = @_;
    my ($ok, $why, $text) = RT::AuthToken->new($system)->Create(Owner => $user->Id, Description => 'Tests');
    die "$why\n" unless $ok;
    return $text;
}

my $general = RT::Queue->new($system);
$general->Load('General');
my $second = made(RT::Queue->new($system), Name => 'Tier 2');

my $ours = made(RT::User->new($system), Name => 'resolutionflow', EmailAddress => 'resolutionflow@desk.test', Privileged => 1);
my $engineer = made(RT::User->new($system), Name => 'marta', RealName => 'Marta Jensen', EmailAddress => 'marta@desk.test', Privileged => 1);
my $outsider = made(RT::User->new($system), Name => 'outsider', EmailAddress => 'outsider@desk.test', Privileged => 1);

# The rights that docs/integrations/request-tracker.md asks for, and no others.
my @rights = qw(SeeQueue ShowTicket ShowTicketComments CommentOnTicket ModifyTicket CreateTicket ReassignTicket);
for my $queue ($general, $second) {
    for my $right (@rights) {
        my ($ok, $why) = $ours->PrincipalObj->GrantRight(Right => $right, Object => $queue);
        die "$right: $why\n" unless $ok;
    }
    my ($ok, $why) = $engineer->PrincipalObj->GrantRight(Right => 'OwnTicket', Object => $queue);
    die "OwnTicket: $why\n" unless $ok;
}

my $root = RT::User->new($system);
$root->Load('root');
print encode_json({ queue => q{} . $second->Id, token => token_of($ours), blind => token_of($outsider), root => token_of($root) }), "\n";
